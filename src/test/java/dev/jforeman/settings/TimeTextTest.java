package dev.jforeman.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
    @ParameterizedTest
    @CsvSource({
        "5, PT5S",
        "0.5, PT0.5S",
        "250ms, PT0.25S",
        "30s, PT30S",
        "10m, PT10M",
        "2h, PT2H",
        "1d, PT24H",
        "0, PT0S",
        "0.000000001ms, PT0.000000001S"
    })
    void aNumberWithoutAUnitIsSeconds(String text, Duration duration) {
        assertThat(TimeText.parse(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "5 s", "1w", "05", ".5", "1000000", "s"})
    void anythingElseIsNoDuration(String text) {
        assertThat(TimeText.parse(text)).isEmpty();
    }
}
