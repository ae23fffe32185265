package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No process is left behind, whatever happens to jforeman. */
@Scenarios
class OrphanScenarios {
    private static final String FORKS = "a: sleep 7701 & sh -c 'sleep 7702 & wait' & exec sleep 7703";
    private static final String DEAF = "b: trap '' TERM; sleep 7704 & echo ready; while :; do sleep 1; done";

    private static void awaitNothingOf(Scenario story) {
        Eventually.holds("nothing is alive", () -> story.alive().isEmpty(), story::alive);
    }

    @Test
    @Fault(37)
    void theWatchdogEndsEverythingWhenJforemanIsKilled(Scenario story) {
        story.procfile(FORKS, DEAF);
        Running running = story.start("-t", "0.5", "-m", "all=2");
        running.await("b.2", "^ready$");

        running.signal("KILL");

        assertThat(running.awaitEnd().exitCode()).isEqualTo(137);
        awaitNothingOf(story);
    }

    static OptionalLong watchdog(long jforeman) {
        return ProcessTable.now().childrenOf(jforeman).stream()
                .filter(child -> child.isAlive() && child.hasVariable("WATCHDOG"))
                .mapToLong(ProcessTable.Entry::pid)
                .findFirst();
    }

    @Test
    @Fault(37)
    void aKilledWatchdogIsReplacedAndTheNewOneKnowsAllGroups(Scenario story) {
        story.procfile(FORKS, DEAF);
        Running running = story.start("-t", "0.5");
        running.await("b.1", "^ready$");
        long jforeman = running.pid();
        long first = watchdog(jforeman).orElseThrow();

        story.kill("KILL", first);

        Eventually.holds(
                "another watchdog",
                () -> watchdog(jforeman).stream().anyMatch(pid -> pid != first),
                () -> ProcessTable.now().childrenOf(jforeman));
        running.signal("KILL");
        assertThat(running.awaitEnd().exitCode()).isEqualTo(137);
        awaitNothingOf(story);
    }

    /** The watchdog removes it, possibly a moment later. */
    private static boolean isWrittenDown(Scenario story, long group) {
        Path base = Path.of(story.environment().get("XDG_RUNTIME_DIR")).resolve("jforeman");
        try (Stream<Path> files = Files.walk(base)) {
            return files.filter(file -> file.getFileName().toString().startsWith("groups-"))
                    .anyMatch(file -> text(file).contains("\n" + group + ":"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Fault({37, 54})
    void theNextStartEndsWhatAKilledJforemanAndItsKilledWatchdogLeft(Scenario story) {
        story.procfile("a: sleep 7711 & echo $$; exec sleep 7712");
        Running killed = story.start();
        long left = killed.awaitPid("a.1");
        killed.await("a.1", "^\\d+$");
        Eventually.holds("it is written down", () -> isWrittenDown(story, left), () -> "no record names " + left);
        long jforeman = killed.pid();
        long watchdog = watchdog(jforeman).orElseThrow();
        story.kill("STOP", jforeman);
        story.kill("KILL", watchdog);
        story.kill("KILL", jforeman);
        killed.awaitEnd();
        assertThat(ProcessTable.now().membersOf(left)).hasSize(2);

        Running next = story.start();
        next.awaitPid("a.1");

        assertThat(next.log().getFirst().text())
                .isEqualTo("stopped process groups left running by a killed jforeman: " + left);
        assertThat(ProcessTable.now().membersOf(left)).isEmpty();
        assertThat(next.stop().exitCode()).isZero();
    }

    @Test
    @Fault(17)
    void processesOutsideTheirGroupAreListedAtTheEnd(Scenario story) {
        Machine.needsOrphans();
        story.mayLeaveEscaped();
        story.procfile("a: setsid -f sleep 7721; echo ready; exec sleep 60");
        Running running = story.start();
        running.await("a.1", "^ready$");

        Ended ended = running.stop();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines("system").getLast())
                .matches("pid \\d+ \\(sleep 7721\\) left its process group and is still running \\(use --kill-escaped"
                        + " to end such processes\\)");
    }

    @Test
    @Fault(17)
    void killEscapedAlsoEndsProcessesOutsideTheirGroup(Scenario story) {
        Machine.needsOrphans();
        story.procfile("a: setsid -f sleep 7731; setsid -f sh -c \"trap '' TERM; sleep 7732 & wait; wait\";"
                + " echo ready; exec sleep 60");
        Running running = story.start("--kill-escaped", "-t", "0.5");
        running.await("a.1", "^ready$");

        Ended ended = running.stop();

        assertThat(ended.exitCode()).isZero();
        assertThat(story.alive()).isEmpty();
    }

    @Test
    @Fault(26)
    void asFirstProcessOfAContainerItReapsWhatItAdopts(Scenario story) {
        Machine.needsOrphans();
        Machine.needsRoot();
        Machine.needs("unshare");
        // a zombie can be signalled, so this loop ends only when all adopted processes are reaped
        story.procfile("a: (sleep 0.2 & echo $! >one); (sleep 0.3 & echo $! >other);"
                + " while kill -0 $(cat one) || kill -0 $(cat other); do sleep .05; done 2>/dev/null; exit 3");

        Ended ended = story.jforeman("start", "--on-exit=stop")
                .under("unshare", "-p", "-f", "--mount-proc")
                .run();

        assertThat(ended.exitCode()).isEqualTo(3);
    }

    @Test
    void asFirstProcessOfAContainerItForwardsSignalsAndStopsOnTerm(Scenario story) {
        Machine.needsRoot();
        Machine.needs("unshare");
        story.procfile(
                "a: trap 'echo bye; exit 0' TERM; trap 'echo got it' USR1; echo ready; while :; do sleep 0.1; done");
        Running running = story.jforeman("start")
                .under("unshare", "-p", "-f", "--kill-child", "--mount-proc")
                .start();
        running.await("a.1", "^ready$");

        running.signal("USR1");
        running.await("a.1", "^got it$");
        running.signal("TERM");

        Ended ended = running.awaitEnd();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines("a.1")).contains("bye");
    }

    @Test
    void withoutHomeAndWithAllStreamsClosedItRunsAllTheSame(Scenario story) {
        story.procfile("a: echo ready > ready; exec sleep 60");
        Running running =
                story.shell("unset HOME TERM; exec jforeman start <&- 2>&-").start();
        running.awaitPid("a.1");

        assertThat(running.stop().exitCode()).isZero();
    }
}
