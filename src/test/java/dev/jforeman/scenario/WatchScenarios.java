package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;

/** Files change in the ways that people, their editors and their tools change them. */
@Scenarios
class WatchScenarios {
    private static final String WEB = "echo up; exec sleep 60";

    /** Starts a process that prints "up", with these watched files. */
    private static Running start(Scenario story, String command, String watch, String... options) {
        story.mayHold("anon_inode:inotify", "socket", "FileSystemWatch", "quiet", "watch", "watches");
        story.procfile("web: " + command).file("jforeman.yml", "processes:", "  web: {watch: " + watch + "}");
        return story.start(options);
    }

    private static long changes(Ended ended) {
        return ended.lines("web.1").stream()
                .filter(line -> line.equals("files changed, restarting"))
                .count();
    }

    @Test
    void aGoFileInTheTopDirectoryOfAGlobIsWatched(Scenario story) {
        story.file("src/main.go", "1").file("src/cmd/x.go", "1").file("src/notes.txt", "1");
        Running running = start(story, WEB, "'src/**/*.go'");

        running.await("web.1", "^up$");
        story.file("src/notes.txt", "2").file("src/main.go", "2");
        running.await("web.1", "^up$", 2);
        story.file("src/cmd/x.go", "2");
        running.await("web.1", "^up$", 3);

        assertThat(changes(running.stop())).isEqualTo(2);
    }

    @Test
    void aSavedPythonModuleCausesOneRestart(Scenario story) {
        Machine.needs("python3");
        story.file("app/lib.py", "word = 'up'")
                .file("app/main.py", "import lib, time", "print(lib.word, flush=True)", "time.sleep(60)");
        Running running = start(story, "exec python3 app/main.py", "{paths: ., debounce: 50ms}");

        running.await("web.1", "^up$");
        story.file("app/lib.py", "word = 'up again'");
        running.await("web.1", "^up again$");
        story.file("app/lib.py", "word = 'up once more'");
        running.await("web.1", "^up once more$");

        assertThat(changes(running.stop())).isEqualTo(2);
        assertThat(story.directory().resolve("app/__pycache__")).isDirectory();
    }

    @Test
    void filesWrittenByNodeToolsAreIgnored(Scenario story) {
        story.file("index.js", "1").file(".gitignore", "dist/", "*.log");
        Running running = start(story, WEB, "{paths: ., ignore: '*.css', debounce: 50ms}", "--log-dir", "log");

        running.await("web.1", "^up$");
        story.file("node_modules/left-pad/index.js", "1")
                .file("dist/bundle.js", "1")
                .file("npm-debug.log", "1")
                .file("ui/deep/a.css", "1")
                .file("ui/.a.js.swp", "1")
                .file("ui/a.js", "1");
        running.await("web.1", "^up$", 2);

        assertThat(changes(running.stop())).isEqualTo(1);
        assertThat(story.directory().resolve("log/web.1.log")).isRegularFile();
    }

    @Test
    @Fault(93)
    void acrossGitCheckoutsADirectoryIsWatched(Scenario story) {
        Machine.needs("git");
        git(story, "init -q -b main");
        git(story, "commit -q --allow-empty -m empty");
        git(story, "branch bare");
        story.file("src/a.rb", "1");
        git(story, "add src");
        git(story, "commit -q -m src");
        Running running = start(story, WEB, "{paths: src, debounce: 50ms}");

        running.await("web.1", "^up$");
        awaitWatched(running);
        git(story, "checkout -q bare");
        running.await("web.1", "^up$", 2);
        git(story, "checkout -q main");
        running.await("web.1", "^up$", 3);
        story.file("src/a.rb", "2");
        running.await("web.1", "^up$", 4);

        running.stop();
    }

    /** Waits until directories are watched: a directory deleted earlier is no change. MacOS shows no such list. */
    private static void awaitWatched(Running running) {
        if (Files.exists(Path.of("/proc/self/fdinfo"))) {
            Eventually.holds("it is watched", () -> running.watchedDirectories() > 0, () -> running);
        }
    }

    private static void git(Scenario story, String words) {
        Ended ended = story.shell("git -c user.name=a -c user.email=a@example.org " + words)
                .run();
        assertThat(ended.exitCode()).as(ended.toString()).isZero();
    }

    @Test
    void anEditorThatSavesByRenamingIsNoticedEachTime(Scenario story) throws IOException {
        story.file("config.yml", "1");
        Running running = start(story, WEB, "{paths: config.yml, debounce: 50ms}");

        for (int save = 1; save <= 3; save++) {
            running.await("web.1", "^up$", save);
            story.file(".config.yml.tmp", "" + save);
            Path file = story.directory().resolve("config.yml");
            Files.move(story.directory().resolve(".config.yml.tmp"), file, StandardCopyOption.ATOMIC_MOVE);
        }
        running.await("web.1", "^up$", 4);

        assertThat(changes(running.stop())).isEqualTo(3);
    }

    @Test
    void aProcessThatWritesIntoWhatItWatchesIsNotRestartedForEver(Scenario story) {
        story.file("src/out", "");
        Running running =
                start(story, "while :; do echo up >> src/out; sleep 0.1; done", "{paths: src, debounce: 10ms}");

        running.await("web.1", "10 times in a row .* last src/out: it probably writes files that it watches");

        Ended ended = running.stop();
        assertThat(changes(ended)).isEqualTo(10);
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void aReloadWatchesTheNewPaths(Scenario story) {
        story.file("a/x", "1").file("b/x", "1");
        Running running = start(story, WEB, "{paths: a, debounce: 50ms}");
        running.await("web.1", "^up$");

        story.file("jforeman.yml", "processes:", "  web: {watch: {paths: b, debounce: 50ms}}");
        assertThat(story.shell("until jforeman reload 2>/dev/null; do sleep 0.1; done")
                        .run()
                        .outLines())
                .containsExactly("changed web.1");
        running.await("web.1", "^up$", 2);
        story.file("a/x", "2").file("b/x", "2");
        running.await("web.1", "^up$", 3);
        story.file("jforeman.yml", "processes:", "  web: {watch: []}");
        assertThat(story.run("reload").outLines()).containsExactly("changed web.1");
        running.await("web.1", "^up$", 4);

        assertThat(changes(running.stop())).isEqualTo(1);
    }

    @Test
    void aProgramThatIsBuiltLaterIsRunThen(Scenario story) {
        Running running = start(story, "bin/server", "{paths: bin, debounce: 50ms}");

        running.await("web.1", "exited with code 127 after .*, waiting for a file change");
        story.file("server.new", "#!/bin/sh", WEB);
        story.shell("chmod +x server.new && mkdir bin && mv server.new bin/server")
                .run();
        running.await("web.1", "^up$");

        running.stop();
    }

    @Test
    @Fault(93)
    void aLinkToTheCurrentReleaseIsFollowed(Scenario story) {
        story.file("releases/1/x", "1").file("releases/2/x", "1");
        story.shell("ln -s releases/1 current").run();
        Running running = start(story, WEB, "{paths: current, debounce: 50ms}");

        running.await("web.1", "^up$");
        story.file("releases/1/x", "2");
        running.await("web.1", "^up$", 2);
        story.shell("ln -sfn releases/2 current").run();
        running.await("web.1", "^up$", 3);
        story.file("releases/2/x", "2");
        running.await("web.1", "^up$", 4);

        running.stop();
    }
}
