package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Somebody who reads nothing any more keeps nobody waiting who asks through the control socket. */
@Scenarios
class FrozenTerminalScenarios {
    private static Running flooding(Scenario story) {
        story.procfile("flood: exec yes", "b: exec sleep 60");
        Running running = story.start();
        running.await("flood.1", "^y$");
        running.awaitPid("b.1");
        Eventually.holds("it can be asked", () -> story.run("ps").exitCode() == 0, () -> story.run("ps"));
        running.out().freeze();
        return running;
    }

    private static Ended ask(Scenario story, String... words) {
        Ended ended = story.run(words);
        assertThat(ended.exitCode())
                .as(String.join(" ", words) + ": " + ended.err())
                .isZero();
        return ended;
    }

    /** All of it happens before the reader reads on, so it cannot have waited for that. */
    @Test
    void everyVerbAnswersWhileAProcessFloodsAFrozenTerminal(Scenario story) {
        Running running = flooding(story);

        assertThat(ask(story, "ps").out()).containsPattern("flood.1 +running");
        assertThat(ask(story, "logs", "--last", "2", "flood").outLines()).hasSize(2);
        ask(story, "signal", "CONT", "flood");
        ask(story, "restart", "b");
        ask(story, "stop", "b");
        ask(story, "start", "b");
        ask(story, "scale", "b=2");
        ask(story, "wait", "--ready", "b");
        ask(story, "reload");
        ask(story, "restart", "flood");
        ask(story, "down");

        assertThat(running.awaitEnd().exitCode()).isZero();
    }
}
