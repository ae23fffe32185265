package dev.jforeman.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as users write them: seconds, or a number with the unit ms, s, m, h or d. */
public final class TimeText {
    private static final Pattern SECONDS = Pattern.compile("(?:0|[1-9][0-9]{0,5})(?:\\.[0-9]+)?");
    private static final Pattern WITH_UNIT = Pattern.compile("((?:0|[1-9][0-9]{0,5})(?:\\.[0-9]{1,9})?)(ms|[smhd])?");

    private TimeText() {}

    static Optional<Duration> seconds(String number) {
        return SECONDS.matcher(number).matches() ? Optional.of(times(number, 1_000_000_000L)) : Optional.empty();
    }

    /** Parses a duration; empty if the text is not a valid one. */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = WITH_UNIT.matcher(text);
        return matcher.matches() ? Optional.of(times(matcher.group(1), nanos(matcher.group(2)))) : Optional.empty();
    }

    private static long nanos(String unit) {
        return switch (unit) {
            case "ms" -> 1_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            case "d" -> 86_400_000_000_000L;
            case null, default -> 1_000_000_000L;
        };
    }

    /** Multiplies a number by a unit. A positive duration below one nanosecond is rounded up to one. */
    private static Duration times(String number, long nanos) {
        BigDecimal exact = new BigDecimal(number).multiply(BigDecimal.valueOf(nanos));
        return Duration.ofNanos(exact.signum() > 0 ? Math.max(1, exact.longValue()) : 0);
    }
}
