package dev.jforeman.export.model;

import java.math.BigDecimal;
import java.time.Duration;

/** A timeout in the units of the targets, to most of which 0 means no limit. */
public final class Seconds {
    private Seconds() {}

    /** For targets that count in whole seconds: rounded up, at least 1. */
    public static long whole(Duration timeout) {
        return Math.max(1, timeout.plusSeconds(1).minusNanos(1).toSeconds());
    }

    /** For targets that take fractions of a second: at least a millisecond. */
    public static String exact(Duration timeout) {
        return BigDecimal.valueOf(millis(timeout), 3).stripTrailingZeros().toPlainString();
    }

    /** For targets that count in milliseconds: at least 1. */
    public static long millis(Duration timeout) {
        return Math.max(1, timeout.toMillis());
    }
}
