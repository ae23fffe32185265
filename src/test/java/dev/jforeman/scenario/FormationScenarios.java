package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The basic uses of {@code jforeman start}. */
@Scenarios
class FormationScenarios {
    @Test
    void fiveChildrenWithAPortEachAndAlignedNames(Scenario story) {
        story.procfile("web: echo port=$PORT; exec sleep 60", "worker: echo w; exec sleep 60");
        int base = story.port();
        Running running =
                story.jforeman("start", "web=3", "worker=2").inTerminal().start();
        running.await("web.1", "^port=" + base + "$");
        running.await("web.2", "^port=" + (base + 1) + "$");
        running.await("web.3", "^port=" + (base + 2) + "$");
        running.await("worker.1", "^w$");
        running.await("worker.2", "^w$");

        running.type("\003");
        Ended ended = running.awaitEnd();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.names()).containsExactly("system", "web.1", "web.2", "web.3", "worker.1", "worker.2");
        assertThat(ended.outLines().stream().filter(line -> line.contains("|")))
                .allMatch(line -> line.replaceAll("\033\\[[0-9;]*m", "").indexOf('|') == 18);
        assertThat(ended.lines("system")).contains("SIGINT received, starting shutdown");
    }

    @Test
    void anUnknownTypeIsRefusedAtOnce(Scenario story) {
        story.procfile("web: exec sleep 60", "worker: exec sleep 60");

        Ended ended = story.run("start", "nosuch");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).isEqualTo("jforeman: unknown process \"nosuch\" (known: web, worker)\n");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void withOnExitStopTheFirstEndStopsAllAndItsCodeIsOurs(Scenario story) {
        story.procfile("a: exit 7", "b: exec sleep 60");

        Ended ended = story.run("start", "--on-exit=stop");

        assertThat(ended.exitCode()).isEqualTo(7);
        assertThat(ended.lines("a.1")).anyMatch(line -> line.matches("exited with code 7 after .* s, stopping all"));
        assertThat(ended.lines("b.1")).anyMatch(line -> line.startsWith("terminated by SIGTERM after"));
        assertThat(ended.lines("system"))
                .contains("first failure: a.1 exited with code 7 after "
                        + ended.lines("system").getLast().replaceAll(".* after ", ""));
    }

    @Test
    void aCrashIsRestartedWithGrowingPausesAndTheOtherUntouched(Scenario story) {
        story.procfile("a: exit 7", "b: exec sleep 60");
        Running running = story.start();
        running.await("a.1", "exited with code 7 after .* s, restart 1 in 0.5 s");
        running.await("a.1", "exited with code 7 after .* s, restart 2 in 1 s");
        running.await("a.1", "exited with code 7 after .* s, restart 3 in 2 s");

        Ended ended = running.stop();

        assertThat(ended.exitCode()).isEqualTo(7);
        assertThat(ended.lines("b.1"))
                .filteredOn(line -> line.startsWith("started"))
                .hasSize(1);
    }

    @Test
    void wholeGroupsAreStoppedAlsoThoseThatIgnoreTerm(Scenario story) {
        story.procfile("a: (trap \"\" TERM; exec sleep 7771) & wait", "b: sleep 7772 | cat");
        Running running = story.start("-t", "1");
        LongStream.of(running.awaitPid("a.1"), running.awaitPid("b.1"))
                .forEach(group -> Eventually.holds(
                        "a sleep beside its shell in " + group,
                        () -> ProcessTable.now().membersOf(group).stream()
                                .anyMatch(member -> member.pid() != group
                                        && member.program().equals("sleep")),
                        () -> ProcessTable.now().membersOf(group)));

        Ended ended = running.stop();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines("a.1"))
                .anyMatch(line -> line.matches("still running after .* s, sending SIGKILL to its process group"));
    }

    @Test
    @Fault(48)
    void aReaderThatLeavesEndsTheSession(Scenario story) {
        story.procfile("a: echo hello; exec sleep 60", "b: exec sleep 60");

        Ended ended = story.shell("jforeman start | head -1").run();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.outLines()).hasSize(1);
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void theSessionEndsWhenAllProcessesHaveExited(Scenario story) {
        story.procfile("a: echo a", "b: echo b");

        Ended ended = story.run("start");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines("a.1")).contains("a");
        assertThat(ended.lines("b.1")).contains("b");
    }
}
