package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * KILL at random moments, while a formation of forking processes starts, runs or stops: no process survives. {@code
 * -Dkills=1000} runs more attempts, {@code -Dkills.seed=N} repeats the same moments. This holds for every kind of
 * standard streams.
 */
@Scenarios
class KillScenarios {
    private static final int KILLS = Integer.getInteger("kills", 6);
    private static final long SEED = Long.getLong("kills.seed", System.nanoTime());

    /** About the duration of a start, so that the moments cover each phase of it and some time after. */
    private static final int LONGEST_PAUSE_MS = 700;

    private final Random random = new Random(SEED);
    private boolean isOnTerminal;

    @Test
    @Fault(37)
    void noProcessSurvives(Scenario story) {
        killAll(story, "--pty=never");
    }

    @Test
    @Fault({37, 74})
    void noProcessSurvivesOnATerminal(Scenario story) {
        killAll(story, "--pty=always");
    }

    @Test
    @Fault(37)
    void noProcessSurvivesWithErrorsOnAPipeOfTheirOwn(Scenario story) {
        killAll(story, "--pty=never", "--stderr=mark");
    }

    @Test
    @Fault(37)
    void noProcessSurvivesWithLogFiles(Scenario story) {
        killAll(story, "--pty=always", "--log-dir=logs");
    }

    @Test
    @Fault(37)
    void noProcessSurvivesWithAJsonLog(Scenario story) {
        killAll(story, "--pty=never", "--log-format=json", "--on-full=drop");
    }

    @Test
    @Fault({37, 74})
    void noProcessSurvivesOnATerminalOfItsOwn(Scenario story) {
        isOnTerminal = true;
        killAll(story, "--pty=always");
    }

    private void killAll(Scenario story, String... streams) {
        story.procfile(
                "a: sleep 7801 & sh -c 'sleep 7802 & wait' & exec sleep 7803",
                "b: trap '' TERM; sleep 7804 & while :; do sleep 1; done",
                "c: sleep 0.1 & exit 1",
                "d: sleep 7805 | cat",
                "e: trap '' HUP TERM; while :; do sleep 1; done",
                "f: exec >/dev/null 2>&1 </dev/null; trap '' HUP TERM; while :; do sleep 1; done");
        for (int kill = 1; kill <= KILLS; kill++) {
            killOnce(story, streams);
            String which = "kill " + kill + " of -Dkills.seed=" + SEED;
            Eventually.holds("no process survives " + which, () -> story.alive().isEmpty(), story::alive);
            story.settle();
        }
        System.out.println(KILLS + " kills with " + String.join(" ", streams)
                + (isOnTerminal ? ", itself on a terminal" : "") + ": 0 survivors");
    }

    private void killOnce(Scenario story, String... streams) {
        Invocation start = story.jforeman("start", "-t", "0.3", "-m", "all=2").with(streams);
        Running running = (isOnTerminal ? start.inTerminal() : start).start();
        pause();
        if (random.nextInt(3) == 0) {
            story.kill("TERM", victim(running));
            pause();
        }
        story.kill("KILL", victim(running));
        int crashOfC = 1;
        assertThat(running.awaitEnd().exitCode()).isIn(0, crashOfC, 137, 143);
    }

    /** The process id of jforeman instead of that of its terminal wrapper, if jforeman has already started. */
    private static long victim(Running running) {
        return ProcessTable.now().find("java", running.outerPid()).orElse(running.outerPid());
    }

    private void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST_PAUSE_MS)));
    }
}
