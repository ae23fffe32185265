package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Faults that a user of macOS met in the first minute. On a Mac these five tests show first whether jforeman is usable.
 * On other systems the program emulates macOS.
 */
@Scenarios
@MeansOfMacos
class MacosFirstScenarios {
    private static final int MANY = 200;

    /** Every machine allows at least this many terminals at the same time. */
    private static final int AT_ONCE = 50;

    @Test
    @SuppressWarnings("JUnitMethodInvoked") // the same scenario, with another program
    void aStartInATerminalGivesEachProcessOne(Scenario story) {
        new TerminalScenarios().eachProcessHasATerminalAsWideAsItsColumnOfOurs(story);
    }

    @Test
    void noLineOfManyShortLivedProcessesIsLost(Scenario story) {
        story.procfile("a: echo first of $PS; echo last of $PS");

        for (int run = 0; run < MANY / AT_ONCE; run++) {
            Ended ended = story.run("start", "--pty=always", "a=" + AT_ONCE);

            assertThat(ended.exitCode()).isZero();
            assertThat(ended.log().stream().map(LogLine::text).filter(text -> text.contains(" of ")))
                    .containsExactlyInAnyOrderElementsOf(linesOfAll());
        }
    }

    private static List<String> linesOfAll() {
        return IntStream.rangeClosed(1, AT_ONCE)
                .boxed()
                .flatMap(i -> Stream.of("first of a." + i, "last of a." + i))
                .toList();
    }

    @Test
    void aReaderThatLeavesEndsTheSession(Scenario story) {
        story.procfile("a: while :; do echo line; sleep 0.01; done");

        Ended ended = story.shell("jforeman start --pty=always | head -1").run();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.outLines()).hasSize(1);
    }

    /**
     * The shell in front of jforeman leads the session, like a login shell, so that the exit of jforeman is not
     * delayed.
     */
    @Test
    void ctrlSDelaysNoStop(Scenario story) {
        story.procfile("a: exec yes", "b: trap 'echo >stopped; exit' TERM; echo ready; while :; do sleep .05; done");
        Running running =
                story.shell("jforeman start; echo >after").inTerminal().start();
        running.await("b.1", "^ready");
        running.await("a.1", "^y$");
        long pid = running.pid();

        running.type("\023");
        story.kill("TERM", pid);

        Eventually.holds("b is stopped", () -> isThere(story, "stopped"), () -> running);
        Eventually.holds("jforeman has ended", () -> isThere(story, "after"), () -> running);
        running.type("\021");
        running.awaitEnd();
    }

    private static boolean isThere(Scenario story, String file) {
        return story.directory().resolve(file).toFile().exists();
    }

    @Test
    void nothingIsLeftWhenJforemanIsKilled(Scenario story) {
        story.procfile(
                "a: sleep 7741 & exec sleep 7742",
                "b: trap '' TERM; sleep 7743 & echo ready; while :; do sleep 1; done");
        Running running = story.start("-t", "0.5", "--pty=always");
        running.await("b.1", "^ready$");
        List<Long> groups = List.of(running.awaitPid("a.1"), running.awaitPid("b.1"));

        running.signal("KILL");

        assertThat(running.awaitEnd().exitCode()).isEqualTo(137);
        Eventually.holds(
                "nothing is left",
                () -> groups.stream()
                        .allMatch(group -> ProcessTable.now().membersOf(group).isEmpty()),
                ProcessTable::now);
    }
}
