package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The run that makes the cache: what it does not play, each later call has to load by itself. */
@Scenarios
class TrainingScenarios {
    @Test
    void eachCommandOfTheTrainingSucceeds(Scenario story) {
        Ended ended = story.training().run();

        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
    }
}
