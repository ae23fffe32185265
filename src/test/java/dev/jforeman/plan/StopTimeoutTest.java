package dev.jforeman.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StopTimeoutTest {

    @ParameterizedTest
    @CsvSource({"0, PT0S", "5, PT5S", "0.5, PT0.5S", "0.000000001, PT0.000000001S", "999999, PT277H46M39S"})
    void secondsMayHaveDecimals(String text, Duration expected) {
        assertThat(StopTimeout.resolve(Optional.of(text))).isEqualTo(Resolved.clean(Optional.of(expected)));
    }

    @Test
    void withoutTheOptionNothingIsSaid() {
        assertThat(StopTimeout.resolve(Optional.empty()).value()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "5s", "1e3", "NaN", ".5", "1000000", "0.0000000001"})
    void anythingElseIsOneSentence(String text) {
        assertThat(Given.sentences(StopTimeout.resolve(Optional.of(text))))
                .containsExactly(
                        "\"" + text + "\" is not a timeout: it must be seconds from 0 to 999999, for example 5 or 0.5");
    }
}
