package dev.jforeman.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code -t}: the seconds from the stop signal to KILL. */
final class StopTimeout {
    static final Duration USUAL = Duration.ofSeconds(5);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,9})?");
    private static final int NANOS_DIGITS = 9;

    private StopTimeout() {}

    /** Empty if nothing was said. */
    static Resolved<Optional<Duration>> resolve(Optional<String> text) {
        return text.map(StopTimeout::parse).orElse(Resolved.clean(Optional.empty()));
    }

    private static Resolved<Optional<Duration>> parse(String text) {
        if (!SECONDS.matcher(text.strip()).matches()) {
            return Resolved.withProblem(
                    Optional.empty(),
                    Problem.usage("\"" + text
                            + "\" is not a timeout: it must be seconds from 0 to 999999, for example 5 or 0.5"));
        }
        BigDecimal nanos = new BigDecimal(text.strip()).movePointRight(NANOS_DIGITS);
        return Resolved.clean(Optional.of(Duration.ofNanos(nanos.longValueExact())));
    }
}
