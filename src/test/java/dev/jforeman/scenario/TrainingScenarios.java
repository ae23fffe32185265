package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The start that makes the cache. */
@Scenarios
class TrainingScenarios {
    @Test
    void itStartsAnAppOfItsOwnWhateverTheCallersEnvironmentSays(Scenario story) {
        story.procfile("b: exec sleep 60");

        Ended ended = story.training().env("JFOREMAN_PROCFILE", "elsewhere").run();

        assertThat(ended.lines("a.1")).anyMatch(port -> port.matches("5[0-9]00"));
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
    }
}
