package dev.jforeman.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "49, 0 s",
        "50, 0.1 s",
        "500, 0.5 s",
        "3200, 3.2 s",
        "30000, 30 s",
        "59949, 59.9 s",
        "59950, 60 s",
        "119499, 119.5 s",
        "120000, 2 min",
        "125000, 2 min 5 s",
        "3599999, 59 min 59 s",
        "3600000, 1 h",
        "11520000, 3 h 12 min",
        "86399000, 23 h 59 min",
        "86400000, 1 d",
        "187500000, 2 d 4 h"
    })
    void durationsForPeopleAreRounded(long millis, String text) {
        assertThat(DurationText.of(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "500, 0.5", "5000, 5", "10000, 10", "125250, 125.25"})
    void durationsForProgramsAreInSeconds(long millis, String text) {
        assertThat(DurationText.seconds(Duration.ofMillis(millis))).isEqualTo(text);
    }
}
