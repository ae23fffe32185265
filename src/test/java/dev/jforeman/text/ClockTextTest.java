package dev.jforeman.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.text.ClockText.Timestamps;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockTextTest {
    private static long millis(String iso) {
        return OffsetDateTime.parse(iso).toInstant().toEpochMilli();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T03:35:18.042Z, 3600,  04:35:18, 2026-11-24T04:35:18.042+01:00",
        "2026-11-24T03:35:18.999Z, 0,     03:35:18, 2026-11-24T03:35:18.999Z",
        "2026-12-31T23:30:00Z,     19800, 05:00:00, 2027-01-01T05:00:00.000+05:30",
        "2024-02-29T01:00:00Z,    -12600, 21:30:00, 2024-02-28T21:30:00.000-03:30",
        "1969-12-31T23:59:59.500Z, 0,     23:59:59, 1969-12-31T23:59:59.500Z",
    })
    void rendersTheLocalTime(String moment, int offsetSeconds, String time, String iso) {
        assertThat(new ClockText(Timestamps.TIME, 0).at(millis(moment), offsetSeconds))
                .hasToString(time);
        assertThat(new ClockText(Timestamps.ISO, 0).at(millis(moment), offsetSeconds))
                .hasToString(iso);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 00:00:00.000",
        "12345, 00:00:12.345",
        "3661007, 01:01:01.007",
        "360000000, 100:00:00.000",
        "-5, 00:00:00.000"
    })
    void rendersTheTimeSinceTheStart(long elapsedMillis, String text) {
        assertThat(new ClockText(Timestamps.ELAPSED, 1_000_000).at(1_000_000 + elapsedMillis, 3600))
                .hasToString(text);
    }

    @Test
    void rendersNothingWhenOff() {
        assertThat(new ClockText(Timestamps.OFF, 0).at(5, 0)).isSameAs(Stamp.NONE);
    }

    @Test
    void timestampsOfTheSameSecondAreOneObject() {
        ClockText clock = new ClockText(Timestamps.TIME, 0);
        Stamp first = clock.at(10_000, 0);
        assertThat(clock.at(10_999, 0)).isSameAs(first);
        assertThat(clock.at(11_000, 0)).hasToString("00:00:11");
        assertThat(clock.at(11_000, 3600)).hasToString("01:00:11");
    }
}
