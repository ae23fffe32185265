package dev.jforeman.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.os.kernel.LocalZone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimePointTest {
    private static long local(LocalDateTime time) {
        return LocalZone.moment(time).toEpochMilli();
    }

    @Test
    void aDurationCountsBackFromNow() throws Refusal {
        long before = System.currentTimeMillis();
        long time = LogsCommand.TimePoint.parse("10m");
        long after = System.currentTimeMillis();

        assertThat(time).isBetween(before - 600_000, after - 600_000);
    }

    @Test
    void aTimeWithAnOffsetIsTheSameEverywhere() throws Refusal {
        assertThat(LogsCommand.TimePoint.parse("2026-11-24T14:30:00+02:00"))
                .isEqualTo(Instant.parse("2026-11-24T12:30:00Z").toEpochMilli());
    }

    @Test
    void aTimeWithoutAnOffsetIsLocal() throws Refusal {
        assertThat(LogsCommand.TimePoint.parse("2026-11-24T14:30:00"))
                .isEqualTo(local(LocalDateTime.of(2026, 11, 24, 14, 30)));
        assertThat(LogsCommand.TimePoint.parse("2026-11-24")).isEqualTo(local(LocalDateTime.of(2026, 11, 24, 0, 0)));
    }

    @Test
    void aTimeAloneIsToday() throws Refusal {
        LocalDate before = LocalZone.at(Instant.now()).toLocalDate();
        long time = LogsCommand.TimePoint.parse("14:30");
        LocalDate after = LocalZone.at(Instant.now()).toLocalDate();

        assertThat(time).isIn(local(before.atTime(14, 30)), local(after.atTime(14, 30)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "25:00", "2026-13-01", ""})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> LogsCommand.TimePoint.parse(text))
                .isInstanceOf(Refusal.class)
                .hasMessage("invalid value for --since: \"" + text
                        + "\" (expected for example 10m, 14:30 or 2026-11-24T14:30:00)");
    }
}
