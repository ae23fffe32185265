package dev.jforeman.cli.options;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.settings.TimeText;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Moments as people write them: {@code 10m} ago, {@code 14:30}, {@code 2026-11-24T14:30:00}. */
public final class TimePoint {
    private interface Reading {
        long millis(String text) throws DateTimeParseException;
    }

    private static final List<Reading> READINGS = List.of(
            text -> OffsetDateTime.parse(text).toInstant().toEpochMilli(),
            text -> millis(LocalDateTime.parse(text)),
            text -> millis(LocalDate.parse(text).atStartOfDay()),
            text -> millis(LocalTime.parse(text).atDate(LocalDate.now(ZoneId.systemDefault()))));

    private TimePoint() {}

    /** In milliseconds since 1970. */
    public static long parse(String text) throws Refusal {
        Optional<Duration> ago = TimeText.parse(text);
        if (ago.isPresent()) {
            return System.currentTimeMillis() - ago.get().toMillis();
        }
        for (Reading reading : READINGS) {
            try {
                return reading.millis(text);
            } catch (DateTimeParseException _) {
                // perhaps it is written in the next way
            }
        }
        throw new Refusal(ExitCode.USAGE, text + " is no time; write 10m, 14:30 or 2026-11-24T14:30:00");
    }

    private static long millis(LocalDateTime local) {
        return local.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli();
    }
}
