package dev.jforeman.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Restart.Backoff;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestedRulesTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 7", "1000, 1000"})
    void theNumberOfRestartsIsAnInteger(String text, int expected) {
        assertThat(RequestedRules.mostRestarts(Optional.of(text))).isEqualTo(Resolved.clean(Optional.of(expected)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1001", "99999", "many", "1.5"})
    void anyOtherNumberIsAnErrorInOneSentence(String text) {
        assertThat(Given.sentences(RequestedRules.mostRestarts(Optional.of(text))))
                .containsExactly(
                        "invalid value for --max-restarts: \"" + text + "\" (expected a number from 0 to 1000)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1|PT1S|PT30S", "250ms|PT0.25S|PT30S", "2s,1m|PT2S|PT1M", "1, 5|PT1S|PT5S", "60,1|PT1M|PT1S"})
    void aBackoffIsOneDurationOrTwo(String text, Duration first, Duration longest) {
        assertThat(RequestedRules.backOff(Optional.of(text)))
                .isEqualTo(Resolved.clean(Optional.of(new Backoff(first, longest))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "soon", "1,", ",1", "1,2,3", "1s 5s"})
    void anyOtherBackoffIsAnErrorInOneSentence(String text) {
        assertThat(Given.sentences(RequestedRules.backOff(Optional.of(text))))
                .singleElement()
                .asString()
                .startsWith("invalid value for --backoff: \"" + text + "\" (expected a time above 0");
    }

    @ParameterizedTest
    @CsvSource({"0, PT0S", "5, PT5S", "0.5, PT0.5S", "0.000000001, PT0.000000001S", "999999, PT277H46M39S"})
    void secondsOfATimeoutMayHaveDecimals(String text, Duration expected) {
        assertThat(RequestedRules.timeout(Optional.of(text))).isEqualTo(Resolved.clean(Optional.of(expected)));
    }

    @Test
    void withoutATimeoutNothingIsReported() {
        assertThat(RequestedRules.timeout(Optional.empty()).value()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "5s", "1e3", "NaN", ".5", "1000000", "0.0000000001"})
    void anyOtherTimeoutIsAnErrorInOneSentence(String text) {
        assertThat(Given.sentences(RequestedRules.timeout(Optional.of(text))))
                .containsExactly("invalid value for the stop timeout: \"" + text
                        + "\" (expected seconds from 0 to 999999, for example 5 or 0.5)");
    }
}
