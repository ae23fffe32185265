package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** jforeman itself is killed by KILL, so that it can do nothing more. */
@Scenarios
class KilledScenarios {
    private static void awaitNothingLeft(Scenario story) {
        Eventually.holds("nothing left", () -> story.alive().isEmpty(), story::alive);
    }

    @Test
    @Fault(37)
    void whatItStartedEndsAllTheSame(Scenario story) {
        story.procfile(
                "a: exec sleep 60",
                "b: sleep 60 & (sleep 61 | cat) & wait",
                "c: trap '' TERM; echo ready; while :; do sleep 1; done");
        Running running = story.start("-t", "1");
        running.await("c.1", "^ready$");
        running.awaitPid("b.1");

        running.signal("KILL");

        assertThat(running.awaitEnd().exitCode()).isEqualTo(137);
        awaitNothingLeft(story);
    }
}
