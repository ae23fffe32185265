package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.jforeman.os.instance.RuntimeDirectory;
import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Commands that control a running jforeman from another terminal. */
@Scenarios
class VerbScenarios {
    private static Path socket(Scenario story) {
        return RuntimeDirectory.of(story.directory(), story.environment()).controlSocket();
    }

    /** Waits for the socket, which is created a moment after the first process. */
    private static Running startAndAwaitSocket(Scenario story, Invocation start) {
        Running running = start.start();
        awaitSocket(story);
        return running;
    }

    private static void awaitSocket(Scenario story) {
        Eventually.holds("it can be asked", () -> story.run("ps").exitCode() == 0, () -> story.run("ps"));
    }

    private static String row(Scenario story, String name) {
        return story.run("ps").outLines().stream()
                .filter(line -> line.startsWith(name + " "))
                .findFirst()
                .orElse("");
    }

    private static void ask(Scenario story, int exitCode, String... words) {
        Ended ended = story.run(words);
        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(exitCode);
    }

    @Test
    void eachVerbAnswersAnUnknownNameWithTheSameSentence(Scenario story) {
        story.procfile("web: exec sleep 60", "worker: exec sleep 60");
        startAndAwaitSocket(story, story.jforeman("start"));

        for (String line : List.of(
                "ps wokrer",
                "start wokrer",
                "start wokrer=2",
                "stop wokrer",
                "restart wokrer",
                "restart --rolling wokrer",
                "signal USR1 wokrer",
                "scale wokrer=2",
                "logs wokrer",
                "wait wokrer",
                "run wokrer")) {
            Ended ended = story.run(line.split(" "));

            assertThat(ended.err())
                    .as(line)
                    .endsWith("jforeman: unknown process \"wokrer\" (known: web, worker); did you mean worker?\n");
            assertThat(ended.exitCode()).as(line).isNotZero();
        }
    }

    @Test
    void eachVerbReturnsWhenItIsDone(Scenario story) {
        story.procfile("web: exec sleep 60", "worker: exec sleep 60");
        Running running = startAndAwaitSocket(story, story.jforeman("start"));
        long worker = running.awaitPid("worker.1");

        ask(story, 0, "scale", "web=3");
        assertThat(row(story, "web.3")).contains("running").contains(" " + running.awaitPid("web.3") + " ");
        ask(story, 0, "restart", "web.2");
        assertThat(row(story, "web.2")).contains(" " + running.awaitPid("web.2", 2) + " ");
        ask(story, 0, "stop", "web*");
        assertThat(row(story, "web.1")).contains("stopped");
        ask(story, 0, "start", "web.1");
        assertThat(row(story, "web.1")).contains("running");
        ask(story, 0, "restart", "--rolling", "web");
        assertThat(row(story, "web.3")).contains("running");
        ask(story, 0, "scale", "web=1");
        assertThat(row(story, "web.2")).isEmpty();
        assertThat(row(story, "worker.1")).contains(" " + worker + " ");
        ask(story, 1, "stop", "nosuch");
        ask(story, 0, "down");

        assertThat(running.awaitEnd().exitCode()).isZero();
        ask(story, 3, "ps");
    }

    @Test
    void aReloadRestartsOnlyWhatChangedAndABrokenFileChangesNothing(Scenario story) {
        story.procfile("web: exec sleep 60", "worker: exec sleep 60");
        Running running = startAndAwaitSocket(story, story.jforeman("start"));
        long worker = running.awaitPid("worker.1");

        story.procfile("web: exec sleep 61", "worker: exec sleep 60", "clock: exec sleep 60");
        Ended reload = story.run("reload");
        assertThat(reload.outLines()).containsExactly("added   clock.1", "changed web.1");
        story.procfile("web: exec sleep 62", "broken");
        ask(story, 1, "reload");

        assertThat(running.awaitPid("web.1", 2)).isPositive();
        assertThat(row(story, "worker.1")).contains(" " + worker + " ");
        assertThat(running.stop().log()).noneMatch(line -> line.text().startsWith("internal"));
    }

    @Test
    void waitReportsTheExit(Scenario story) {
        story.procfile("good: sleep 0.2", "bad: sleep 0.2; exit 3", "web: exec sleep 60");
        Running running = startAndAwaitSocket(story, story.jforeman("start", "--on-exit=ignore"));

        ask(story, 0, "wait", "good");
        ask(story, 1, "wait", "bad");
        ask(story, 0, "wait", "--ready", "web");
        ask(story, 1, "wait", "--timeout", "0.1", "web");
        running.stop();
    }

    @Test
    void aSignalGoesToAProcess(Scenario story) {
        story.procfile("web: trap 'echo got it' USR1; echo ready; while :; do sleep 0.1; done");
        Running running = startAndAwaitSocket(story, story.jforeman("start"));
        running.await("web.1", "^ready$");

        ask(story, 0, "signal", "usr1", "web");
        running.await("web.1", "^got it$");
        ask(story, 2, "signal", "NOSUCH", "web");
        running.stop();
    }

    @Test
    void logsAreRememberedAndFollowed(Scenario story) {
        story.procfile("web: echo one; echo two; read line < go; echo three; exec sleep 60");
        assertThat(story.shell("mkfifo go").run().exitCode()).isZero();
        Running running = startAndAwaitSocket(story, story.jforeman("start"));
        running.await("web.1", "^two$");

        assertThat(story.run("logs", "--last", "1", "web").lines("web.1")).containsExactly("two");
        assertThat(story.run("logs", "--grep", "^on").lines("web.1")).containsExactly("one");
        assertThat(story.run("logs", "--json", "web").out()).contains("\"stream\":\"output\",\"line\":\"one\"}");
        Running following = story.jforeman("logs", "-f", "web").start();
        following.await("web.1", "^two$");
        story.shell("echo > go").run();
        following.await("web.1", "^three$");

        ask(story, 0, "down");
        assertThat(following.awaitEnd().exitCode()).isZero();
        running.awaitEnd();
    }

    @Test
    void theLogThatIsAskedForHasTheObjectsOfTheLogThatIsShown(Scenario story) {
        story.procfile("web: printf 'caf\\342\\202 \\033[31mred\\n'; echo bad >&2; exec sleep 60");
        Running running = startAndAwaitSocket(story, story.jforeman("start", "--log-format=json"));
        ask(story, 0, "restart", "web");
        running.out()
                .await(
                        "the second run",
                        written -> written.lines().stream()
                                .filter(line -> line.contains("\"incarnation\":2") && line.contains("\"line\":\"bad\""))
                                .findFirst());

        List<JsonObject> asked = withoutDigitsOfTime(story.run("logs", "--json"));
        Ended ended = running.stop();

        assertThat(asked)
                .extracting(line -> String.valueOf(line.get("incarnation")))
                .contains("1", "2", "null");
        assertThat(asked).extracting(line -> line.get("stream").getAsString()).contains("stdout", "stderr", "system");
        assertThat(withoutDigitsOfTime(ended)).containsAll(asked);
    }

    /**
     * Masks the digits of the time: it is read separately for the log and for the buffer, so only the format is equal.
     */
    private static List<JsonObject> withoutDigitsOfTime(Ended ended) {
        List<JsonObject> objects = ended.outLines().stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
        objects.forEach(
                line -> line.addProperty("time", line.get("time").getAsString().replaceAll("\\d", "9")));
        return objects;
    }

    @Test
    void startStartsProcessesInTheRunningJforeman(Scenario story) {
        story.procfile("web: exec sleep 60", "worker: exec sleep 60");
        Running running = startAndAwaitSocket(story, story.jforeman("start", "web"));

        ask(story, 75, "start");
        ask(story, 2, "start", "worker", "-p", "6000");
        ask(story, 0, "start", "worker");

        assertThat(running.awaitPid("worker.1")).isPositive();
        running.stop();
    }

    @Test
    void aStartInTheBackgroundReturnsWhenEverythingRunsOrReportsFailures(Scenario story) {
        story.procfile("web: exec sleep 60", "job: true");
        ask(story, 0, "start", "-d");
        ask(story, 75, "start", "-d");
        ask(story, 0, "down");

        story.procfile("web: exec sleep 60", "bad: exit 3");
        Ended start = story.run("start", "--detach");
        assertThat(start.exitCode()).isEqualTo(1);
        assertThat(start.err()).startsWith("jforeman: bad.1 is not started: ");
        ask(story, 0, "down");
    }

    /** The background session once inherited the variable and started another session in the background. */
    @Test
    void theDetachVariableIsNotInheritedByTheBackgroundSession(Scenario story) {
        story.procfile("web: exec sleep 60");

        Ended start = story.jforeman("start").env("JFOREMAN_DETACH", "1").run();

        assertThat(start.exitCode()).as(start.toString()).isZero();
        assertThat(row(story, "web.1")).contains("running");
        ask(story, 0, "down");
    }

    @Test
    void garbageAndSilenceChangeNothing(Scenario story) throws IOException {
        story.procfile("a: exec sleep 60");
        Running running = startAndAwaitSocket(story, story.jforeman("start"));
        long pid = running.awaitPid("a.1");
        byte[] garbage = new byte[1_000_000];
        new Random(1).nextBytes(garbage);
        write(socket(story), garbage);
        List<SocketChannel> silent = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            silent.add(SocketChannel.open(UnixDomainSocketAddress.of(socket(story))));
        }

        assertThat(row(story, "a.1")).contains(" " + pid + " ");
        for (SocketChannel channel : silent) {
            assertThat(channel.read(ByteBuffer.allocate(1)))
                    .as("the connection is closed")
                    .isEqualTo(-1);
            channel.close();
        }
        ask(story, 0, "ps");
        running.stop();
    }

    private static void write(Path socket, byte[] bytes) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            assertThat(e).as("the connection is closed before all is read").hasMessageContaining("Broken pipe");
        }
    }

    /** Holds even if the directory and the socket are opened to all users. */
    @Test
    @Fault(59)
    void anotherUserGetsNothing(Scenario story) throws IOException {
        Machine.needsRoot();
        Machine.needs("setpriv", "socat");
        story.procfile("a: exec sleep 60");
        Running running = startAndAwaitSocket(story, story.jforeman("start"));
        String socat = "socat -t 5 - UNIX-CONNECT:" + socket(story);
        for (Path path = socket(story); path.startsWith(story.environment().get("XDG_RUNTIME_DIR")); ) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
            path = path.getParent();
        }
        story.openToOthers();
        String request = "printf '%s\\n' '{\"v\":2,\"method\":\"down\"}' | ";

        Ended stranger = story.shell(request + "setpriv --reuid=65534 --regid=65534 --clear-groups " + socat)
                .run();

        assertThat(stranger.out()).isEmpty();
        assertThat(running.isAlive()).isTrue();
        assertThat(story.shell("printf '%s\\n' '{\"v\":2,\"method\":\"ps\"}' | " + socat)
                        .run()
                        .out())
                .contains("\"name\":\"a.1\"");
        running.stop();
    }

    @Test
    void completionKnowsWhatRuns(Scenario story) {
        story.procfile("web: exec sleep 60");
        Running running = startAndAwaitSocket(story, story.jforeman("start"));

        assertThat(story.run("complete", "--", "restart", "w").outLines()).containsExactly("web", "web.1\trunning");
        assertThat(story.run("complete", "--", "sta").outLines()).hasSize(1).allMatch(l -> l.startsWith("start\t"));
        assertThat(story.run("complete", "--", "ps", "--js").outLines())
                .containsExactly("--json\tPrint a JSON object.");
        assertThat(story.run("completion", "bash").out()).contains("complete -o default -F _jforeman jforeman");
        running.stop();
    }
}
