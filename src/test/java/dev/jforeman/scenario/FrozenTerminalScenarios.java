package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A frozen terminal does not delay requests through the control socket. */
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

    /** All requests are answered before the reader resumes, so none of them can have waited for it. */
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

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void signalsArriveThoughTheTerminalIsFrozen(String ending, Scenario story) {
        story.procfile(
                "flood: exec yes",
                "b: trap 'echo >passed' USR1; trap 'echo >stopped; exit' TERM; echo ready; while :; do sleep .05;"
                        + " done");
        Running running = story.jforeman("start").inTerminal().start();
        running.await("b.1", "^ready");
        running.await("flood.1", "^y$");
        long pid = running.pid();
        running.out().freeze();

        story.kill("USR1", pid);
        Eventually.holds("USR1 is passed on", () -> isThere(story, "passed"), () -> running);
        story.kill(ending, pid);
        Eventually.holds("b is stopped", () -> isThere(story, "stopped"), () -> running);
        Eventually.holds(
                "jforeman has ended", () -> story.alive().stream().noneMatch(it -> it.pid() == pid), story::alive);
        running.out().thaw();
    }

    private static boolean isThere(Scenario story, String file) {
        return story.directory().resolve(file).toFile().exists();
    }
}
