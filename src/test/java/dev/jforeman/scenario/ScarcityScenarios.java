package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exhausted resources: descriptors, disk space, programs on PATH, the working directory. */
@Scenarios
class ScarcityScenarios {
    private static final String NO_FILES = "cannot work with so few open files (see ulimit -n)";

    /** The message was once "internal error", and before that "system error 0". */
    @ParameterizedTest
    @Fault(66)
    @ValueSource(ints = {14, 15, 16, 17, 18, 20, 22, 24, 26, 28})
    void aTooLowLimitOfOpenFilesIsReported(int most, Scenario story) {
        story.procfile("a: exit 7");

        Running running = story.jforeman("start", "--no-port", "--on-exit=stop")
                .after("ulimit -n " + most)
                .start();
        Eventually.holds(
                "it says so or runs",
                () -> !running.isAlive() || running.out().text().contains("too many open files"),
                running.out()::text);
        if (running.isAlive()) {
            story.kill("TERM", running.outerPid());
        }
        Ended ended = running.awaitEnd();

        if (ended.err().contains(NO_FILES)) {
            assertThat(ended.exitCode()).as("%s", ended).isEqualTo(71);
        } else {
            assertThat(ended.lines("a.1"))
                    .as("%s", ended)
                    .anyMatch(line -> line.contains("too many open files (see ulimit -n)")
                            || line.contains("exited with code 7"));
        }
        assertThat(ended.err() + ended.out()).doesNotContain("internal error", "system error", "Exception");
    }

    @ParameterizedTest
    @Fault(67)
    @ValueSource(
            strings = {
                "version",
                "--version",
                "--help",
                "start --help",
                "check",
                "check --types",
                "check --ports",
                "env",
                "env a",
                "completion bash",
                "man",
                "man start",
                "complete -- st",
                "export launchd -",
                "export supervisord -"
            })
    void whatPrintsToAFullDiskFails(String words, Scenario story) {
        story.procfile("a: exec sleep 60").env("NAME=value");

        Ended ended = story.shell("jforeman " + words + " >/dev/full").run();

        assertThat(ended.err()).isEqualTo("jforeman: cannot write to standard output: No space left on device\n");
        assertThat(ended.exitCode()).isEqualTo(74);
    }

    @ParameterizedTest
    @Fault(67)
    @ValueSource(strings = {"ps", "ps --json", "logs", "logs --json"})
    void whatPrintsAnAnswerToAFullDiskFails(String words, Scenario story) {
        story.procfile("a: echo up; exec sleep 60");
        story.start().await("a.1", "^up$");

        Ended ended = story.shell("jforeman " + words + " >/dev/full").run();

        assertThat(ended.err()).isEqualTo("jforeman: cannot write to standard output: No space left on device\n");
        assertThat(ended.exitCode()).isEqualTo(74);
    }

    @Test
    @Fault(68)
    void aCommandThatIsRunHasTheDescriptorsOfTheCallerAndNoMore(Scenario story) {
        String open = "for n in 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 30 40 50 60 70 80 90 100;"
                + " do [ ! -e /dev/fd/$n ] || echo $n; done";

        Ended direct = story.shell("sh -c '" + open + "'").run();
        Ended ended = story.shell("jforeman run sh -c '" + open + "'").run();

        assertThat(ended.out()).isEqualTo(direct.out());
        assertThat(ended.exitCode()).isZero();
    }

    /** The kernel keeps reporting a waiting client that cannot be accepted. */
    @Test
    @Fault(69)
    void withoutDescriptorsTheControlThreadDoesNotSpin(Scenario story) throws IOException {
        Machine.needs("prlimit");
        Machine.needsOrphans();
        story.procfile("a: while :; do echo tick; sleep 0.2; done");
        Running running = story.start();
        running.await("a.1", "^tick$");
        assertThat(story.run("ps").exitCode()).isZero();
        long pid = running.pid();
        int before = ticks(running);
        story.shell("prlimit --nofile=3: --pid " + pid).run().requireSuccess();
        Running asking = story.jforeman("ps").start();
        Eventually.holds("some time passes", () -> ticks(running) > before + 5, running.out()::text);
        long began = System.nanoTime();
        long used = controlNanos(pid);
        int then = ticks(running);
        Eventually.holds("more time passes", () -> ticks(running) > then + 10, running.out()::text);
        long spent = controlNanos(pid) - used;

        assertThat((double) spent / (System.nanoTime() - began))
                .as("part of a processor")
                .isLessThan(0.5);
        story.shell("prlimit --nofile=1000: --pid " + pid).run().requireSuccess();
        assertThat(asking.awaitEnd().exitCode()).isZero();
        assertThat(running.stop().exitCode()).isZero();
    }

    private static int ticks(Running running) {
        return running.out().text().split("tick", -1).length;
    }

    /** The processor time of the thread. */
    private static long controlNanos(long pid) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            for (Path thread : (Iterable<Path>) threads::iterator) {
                if (Files.readString(thread.resolve("comm")).equals("control\n")) {
                    return Long.parseLong(
                            Files.readString(thread.resolve("schedstat")).split(" ", 2)[0]);
                }
            }
        }
        throw new AssertionError("there is no thread of this name");
    }

    /** After jforeman is killed, its watchdog needs a program to wait between TERM and KILL. */
    @Test
    @Fault(70)
    void withoutProgramsOnPathTheTimeFromTermToKillIsKept(Scenario story) throws IOException {
        Files.createSymbolicLink(
                Files.createDirectory(story.directory().resolve("few")).resolve("sh"), Path.of("/bin/sh"));
        story.procfile(
                "a: trap '' PIPE; trap '/bin/sleep 0.5; echo done >told; exit' TERM; echo up; while :; do /bin/sleep"
                        + " 0.1; done");
        Running running = story.jforeman("start", "-t", "30")
                .env("PATH", story.directory().resolve("few").toString())
                .start();
        running.await("a.1", "^up$");

        story.kill("KILL", running.pid());

        running.awaitEnd();
        Path told = story.directory().resolve("told");
        Eventually.holds("its handler comes to its end", () -> Files.exists(told), story::alive);
        Eventually.holds("nothing is alive", () -> story.alive().isEmpty(), story::alive);
        assertThat(story.text("told")).isEqualTo("done\n");
    }

    @ParameterizedTest
    @Fault(71)
    @ValueSource(strings = {"version", "start", "ps", "check", "start -d", "run true"})
    void inADirectoryThatWasDeletedItSaysSo(String words, Scenario story) {
        Ended ended = story.shell("mkdir gone && cd gone && rmdir ../gone && jforeman " + words)
                .run();

        assertThat(ended.err()).endsWith("jforeman: the current directory is gone; change to one that exists\n");
        assertThat(ended.exitCode()).isEqualTo(66);
    }

    @Test
    @Fault(72)
    void aSecondStartThatIsRefusedLeavesTheErrorsOfTheFirst(Scenario story) throws IOException {
        story.procfile("a: exec sleep 60");
        assertThat(story.run("start", "-d").exitCode()).isZero();
        List<Path> files = errorFiles(story);
        assertThat(files).as("files of errors").hasSize(1);
        Files.writeString(files.getFirst(), "of the first\n");

        Ended second = story.run("start", "-d");

        assertThat(second.exitCode()).isEqualTo(75);
        assertThat(files.getFirst()).content().startsWith("of the first\n");
        assertThat(story.run("down").exitCode()).isZero();
    }

    /** The file next to the socket. */
    private static List<Path> errorFiles(Scenario story) throws IOException {
        try (Stream<Path> files = Files.walk(story.directory().resolveSibling("jforeman"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("errors"))
                    .toList();
        }
    }

    @Test
    @Fault(73)
    void oneTypeIsScaledThoughTheFileNoLongerHasAnother(Scenario story) {
        story.procfile("web: echo up; exec sleep 60", "old: exec sleep 60");
        Running running = story.start();
        running.await("web.1", "^up$");
        story.procfile("web: echo up; exec sleep 60");

        Ended scale = story.run("scale", "web=2");

        assertThat(scale.exitCode()).as("%s", scale).isZero();
        running.await("web.2", "^up$");
        assertThat(running.stop().exitCode()).isZero();
    }
}
