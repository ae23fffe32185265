package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Stop requests by signal, and other signals that jforeman may receive. */
@Scenarios
class SignalScenarios {
    private static final String STUBBORN = "a: trap '' TERM INT HUP; echo ready; while :; do sleep 1; done";

    @Test
    @Fault(29)
    void ctrlCInATerminalIsOneStopSignalForEachChild(Scenario story) {
        story.procfile("a: trap 'echo got INT' INT; trap 'echo got TERM; exit 0' TERM;"
                + " echo ready; while :; do sleep 1; done");
        Running running = story.jforeman("start").inTerminal().start();
        running.await("a.1", "^ready$");

        running.type("\003");

        Ended ended = running.awaitEnd();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines("a.1"))
                .filteredOn(line -> line.startsWith("got"))
                .containsExactly("got TERM");
    }

    /** As with sudo; here a program with the set-user-ID bit takes its place. */
    @Test
    void aProcessOfAnotherUserThatCannotBeSignalledIsReported(Scenario story) {
        Machine.needsRoot();
        Machine.needs("setpriv");
        story.procfile("a: exec ./as-root --reuid=0 --clear-groups sh -c 'id -u; exec sleep 600'")
                .openToOthers();
        story.shell("cp $(command -v setpriv) as-root && chmod 4755 as-root").run();
        Running running = story.jforeman("start", "-t", "0.3")
                .under("setpriv", "--reuid=61005", "--regid=61005", "--clear-groups")
                .start();
        running.await("a.1", "^0$");

        running.signal("TERM");

        running.await("a.1", "^cannot be sent SIGTERM: permission denied$");
        running.await("a.1", "^cannot be sent SIGKILL: permission denied$");
        Ended ended = running.awaitEnd();
        long left = running.awaitPid("a.1");
        story.kill("KILL", left);
        Eventually.holds("it is gone", () -> ProcessTable.now().membersOf(left).isEmpty(), ProcessTable::now);
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.outLines()).noneMatch(line -> line.contains("kill-escaped"));
    }

    @Test
    @Fault(30)
    void ctrlCTwiceKills(Scenario story) {
        story.procfile(STUBBORN);
        Running running = story.jforeman("start", "-t", "600").inTerminal().start();
        running.await("a.1", "^ready$");

        running.type("\003");
        running.await("system", "^waiting for a.1, SIGKILL in ");
        running.type("\003");

        Ended ended = running.awaitEnd();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines("a.1").getLast()).startsWith("terminated by SIGKILL after");
    }

    @Test
    @Fault(31)
    void nothingStartsAfterAStopWhileStarting(Scenario story) {
        story.procfile("a: test $PS = a.1 && kill -TERM $PPID; exec sleep 60");

        Ended ended = story.run("start", "--no-port", "-m", "a=200");

        assertThat(ended.exitCode()).isZero();
        List<String> after = ended.log().stream()
                .map(LogLine::text)
                .dropWhile(text -> !text.equals("sending SIGTERM to all processes"))
                .filter(text -> text.startsWith("started"))
                .toList();
        assertThat(after).as("at most the two that were on their way").hasSizeLessThan(3);
        assertThat(ended.names()).hasSizeLessThan(200);
    }

    @Test
    @Fault(32)
    void aStormOfSignalsIsOneShutdown(Scenario story) {
        story.procfile("a: exec sleep 60", "b: trap '' TERM; echo ready; while :; do sleep 1; done");
        Running running = story.start();
        running.await("b.1", "^ready$");

        story.shell("for i in $(seq 500); do kill -TERM " + running.pid() + " 2>/dev/null; done; true")
                .run();

        Ended ended = running.awaitEnd();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines("system"))
                .filteredOn(line -> line.endsWith("received, starting shutdown"))
                .hasSize(1);
    }

    @Test
    @Fault(33)
    void aSecondTermKills(Scenario story) {
        story.procfile(STUBBORN);
        Running running = story.start("-t", "600");
        running.await("a.1", "^ready$");

        running.signal("TERM");
        running.await("system", "^waiting for a.1");
        running.signal("TERM");

        Ended ended = running.awaitEnd();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines("system")).contains("sending SIGKILL to all processes");
    }

    @Test
    @Fault(34)
    void aTerminalThatVanishesIsAnOrderlyStop(Scenario story) {
        story.procfile("a: trap 'echo TERM >told; exit 0' TERM; echo ready; while :; do sleep 1; done");
        Running running = story.jforeman("start").inTerminal().start();
        running.await("a.1", "^ready$");
        long pid = running.pid();

        story.kill("KILL", running.outerPid());

        Eventually.holds(
                "the end of jforeman",
                () -> ProcessTable.now().entries().stream().noneMatch(entry -> entry.pid() == pid && entry.isAlive()),
                () -> ProcessTable.now().childrenOf(pid));
        assertThat(story.text("told")).isEqualTo("TERM\n");
    }

    @Test
    void hangUpIsAnOrderlyStop(Scenario story) {
        story.procfile("a: exec sleep 60");
        Running running = story.start();
        running.awaitPid("a.1");

        running.signal("HUP");

        Ended ended = running.awaitEnd();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines("system")).contains("SIGHUP received, starting shutdown");
    }

    /** Waits for the thread that is started right after the handler for QUIT is installed. */
    private static void awaitQuitHandled(Running running) {
        Machine.needsQuit();
        Path threads = Path.of("/proc/" + running.pid() + "/task");
        Eventually.holds("SIGQUIT is handled", () -> names(threads).contains("reaper"), () -> running);
    }

    private static List<String> names(Path threads) {
        try (Stream<Path> all = Files.list(threads)) {
            return all.map(thread -> read(thread.resolve("comm"))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException _) {
            return ""; // jforeman has exited
        }
    }

    @Test
    @Fault(39)
    void quitIsAnOrderlyStopAndNoThreadDump(Scenario story) {
        story.procfile("a: trap 'echo got TERM; exit 0' TERM; trap 'echo got QUIT' QUIT; echo ready;"
                + " while :; do sleep 0.1; done");
        Running running = story.jforeman("start").inTerminal().start();
        running.await("a.1", "^ready$");
        awaitQuitHandled(running);

        running.type("\034");

        Ended ended = running.awaitEnd();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines("system")).contains("SIGQUIT received, starting shutdown");
        assertThat(ended.lines("a.1"))
                .filteredOn(line -> line.startsWith("got"))
                .containsExactly("got TERM");
        assertThat(ended.out()).doesNotContain("thread dump", "Full thread");
    }

    @Test
    void aSecondQuitKills(Scenario story) {
        story.procfile(STUBBORN);
        Running running = story.start("-t", "600");
        running.await("a.1", "^ready$");
        awaitQuitHandled(running);

        running.signal("QUIT");
        running.await("system", "^waiting for a.1");
        running.signal("QUIT");

        Ended ended = running.awaitEnd();
        assertThat(ended.lines("system")).contains("sending SIGKILL to all processes");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void quitEndsCommandsThatFollowTheLogOrWait(Scenario story) {
        story.procfile("a: echo ready; exec sleep 60", "b: exec sleep 60")
                .file("jforeman.yml", "processes:", "  b: {ready: {log: never}}");
        Running running = story.start();
        running.await("a.1", "^ready$");
        awaitQuitHandled(running);
        Eventually.holds("it can be asked", () -> story.run("ps").exitCode() == 0, () -> story.run("ps"));
        for (String verb : List.of("logs -f", "wait a", "ps --watch", "restart b", "scale b=2")) {
            Running client = story.jforeman(verb.split(" ")).start();
            Eventually.holds("it is handled", () -> hasBegunToHandleQuit(client.pid()), () -> client);

            client.signal("QUIT");

            Ended ended = client.awaitEnd();
            assertThat(ended.exitCode()).as(verb).isEqualTo(131);
            assertThat(ended.err()).as(verb).isEmpty();
        }
        running.stop();
    }

    /** Whether the signal that replaces QUIT is handled and the thread that installed the handler has ended. */
    private static boolean hasBegunToHandleQuit(long pid) {
        return ProcessTable.status(pid, "SigCgt").matches("[0-9a-f]*[89a-f][0-9a-f]{3}")
                && !names(Path.of("/proc/" + pid + "/task")).contains("quit");
    }

    @Test
    void quitInterruptsASmokeRun(Scenario story) {
        story.procfile("web: exec sleep 60");
        Running running = story.jforeman("smoke", "--settle", "50").start();
        running.awaitPid("web.1");
        awaitQuitHandled(running);

        running.signal("QUIT");

        assertThat(running.awaitEnd().exitCode()).isEqualTo(131);
    }

    @Test
    void underNohupAHangUpIsIgnored(Scenario story) {
        story.procfile("a: exec sleep 60");
        Running running = story.jforeman("start").after("trap '' HUP").start();
        running.awaitPid("a.1");

        running.signal("HUP");

        assertThat(running.stop().lines("system")).contains("SIGTERM received, starting shutdown");
    }

    @Test
    @Fault(35)
    void anIgnoredIntIsTakenBack(Scenario story) {
        story.procfile("a: exec sleep 60");
        Running running = story.jforeman("start").after("trap '' INT").start();
        long ignored = Long.parseLong(ProcessTable.status(running.awaitPid("a.1"), "SigIgn"), 16);
        assertThat(ignored & 2).as("SIGINT").isZero();

        running.signal("INT");

        Ended ended = running.awaitEnd();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines("system")).contains("SIGINT received, starting shutdown");
    }

    @Test
    @Fault(36)
    void brokenPipesAreSilent(Scenario story) {
        story.procfile("a: yes | head -1; echo done");

        Ended ended = story.run("start");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines("a.1")).hasSize(4).containsSubsequence("y", "done");
    }

    @Test
    @Fault(38)
    void aFrozenJforemanCatchesUp(Scenario story) {
        story.procfile("a: exec sleep 60", "b: exec sleep 60");
        Running running = story.start();
        long first = running.awaitPid("a.1");
        running.awaitPid("b.1");
        long pid = running.pid();
        story.kill("STOP", pid);
        story.kill("KILL", first);
        Eventually.holds(
                "a dead child",
                () -> !ProcessTable.now().zombiesOf(pid).isEmpty(),
                () -> ProcessTable.now().childrenOf(pid));

        story.kill("CONT", pid);

        running.awaitPid("a.1", 2);
        Ended ended = running.stop();
        assertThat(ended.exitCode()).as("it recovered").isZero();
        assertThat(ended.lines("a.1"))
                .filteredOn(line -> line.startsWith("started"))
                .hasSize(2);
        assertThat(ended.lines("b.1"))
                .filteredOn(line -> line.startsWith("started"))
                .hasSize(1);
    }

    @Test
    void userSignalsGoOnToTheChildren(Scenario story) {
        story.procfile(
                "a: trap 'echo got USR1' USR1; trap 'echo got USR2' USR2;" + " echo ready; while :; do sleep .1; done");
        Running running = story.start();
        running.await("a.1", "^ready$");

        running.signal("USR1");
        running.await("a.1", "^got USR1$");
        running.signal("USR2");
        running.await("a.1", "^got USR2$");

        Ended ended = running.stop();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines("system")).contains("USR1 received, forwarding it to children");
    }
}
