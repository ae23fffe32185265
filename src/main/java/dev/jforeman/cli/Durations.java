package dev.jforeman.cli;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 5}, {@code 0.5}, {@code 10m}, {@code 2h}. */
final class Durations {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)([smhd]?)");

    private Durations() {}

    /** The duration an option gives. */
    static Optional<Duration> of(Optional<String> text, String option) throws Refusal {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> found = find(text.get());
        if (found.isEmpty()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "jforeman: " + option + " takes a time such as 30, 0.5, 10m or 2h, not " + text.get());
        }
        return found;
    }

    /** The duration a text stands for, if it does; seconds if no unit stands behind the number. */
    static Optional<Duration> find(String text) {
        Matcher matcher = DURATION.matcher(text);
        return matcher.matches() ? Optional.of(parse(matcher)) : Optional.empty();
    }

    private static Duration parse(Matcher matcher) {
        BigDecimal seconds = new BigDecimal(matcher.group(1)).multiply(unit(matcher.group(2)));
        return Duration.ofNanos(seconds.movePointRight(9).longValue());
    }

    private static BigDecimal unit(String letter) {
        return BigDecimal.valueOf(
                switch (letter) {
                    case "m" -> 60;
                    case "h" -> 3_600;
                    case "d" -> 86_400;
                    default -> 1;
                });
    }
}
