package dev.jforeman.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/** Formats durations for people and programs. */
public final class DurationText {
    /** The limit below which durations are shown with tenths of a second. */
    private static final Duration PRECISE = Duration.ofMinutes(2);

    private DurationText() {}

    /**
     * Formats a duration for people, with at most two units: {@code 0.5 s}, {@code 30 s}, {@code 2 min 5 s}, {@code 3 h
     * 12 min}.
     */
    public static String of(Duration duration) {
        if (duration.compareTo(PRECISE) < 0) {
            String tenths = String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
            return (tenths.endsWith(".0") ? tenths.substring(0, tenths.length() - 2) : tenths) + " s";
        }
        if (duration.toHours() == 0) {
            return twoUnits(duration.toMinutes(), "min", duration.toSecondsPart(), "s");
        }
        return duration.toDays() == 0
                ? twoUnits(duration.toHours(), "h", duration.toMinutesPart(), "min")
                : twoUnits(duration.toDays(), "d", duration.toHoursPart(), "h");
    }

    private static String twoUnits(long big, String bigUnit, int small, String smallUnit) {
        return big + " " + bigUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    /** Formats a duration for programs, in seconds: {@code 0.5}, {@code 125}. */
    public static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
