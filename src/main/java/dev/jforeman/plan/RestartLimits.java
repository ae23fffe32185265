package dev.jforeman.plan;

import dev.jforeman.model.Backoff;
import dev.jforeman.settings.TimeText;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code --max-restarts} and {@code --backoff}: how often and how slowly a process is restarted. */
final class RestartLimits {
    /** As in {@code jforeman.yml}. */
    private static final int MOST = 1_000;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    private RestartLimits() {}

    /** Empty if nothing was said. */
    static Resolved<Optional<Integer>> mostRestarts(Optional<String> text) {
        Optional<Integer> read =
                text.filter(NUMBER.asMatchPredicate()).map(Integer::valueOf).filter(number -> number <= MOST);
        return orProblem(text, read, "is not a number of restarts: --max-restarts takes 0 to " + MOST);
    }

    /** Empty if nothing was said. */
    static Resolved<Optional<Backoff>> backOff(Optional<String> text) {
        return orProblem(
                text,
                text.flatMap(RestartLimits::pauses),
                "is not a pause: --backoff takes a time above 0 such as 1, 0.5 or 500ms, or two, the first and the"
                        + " longest: 1s,1m");
    }

    private static Optional<Backoff> pauses(String text) {
        String[] parts = text.split(",", -1);
        Optional<Duration> first = pause(parts[0]);
        Optional<Duration> longest = switch (parts.length) {
            case 1 -> Optional.of(Backoff.USUAL.longest());
            case 2 -> pause(parts[1]);
            default -> Optional.empty();
        };
        return first.flatMap(shortest -> longest.map(most -> new Backoff(shortest, most)));
    }

    private static Optional<Duration> pause(String text) {
        return TimeText.parse(text.strip()).filter(Duration::isPositive);
    }

    private static <T> Resolved<Optional<T>> orProblem(Optional<String> text, Optional<T> read, String problem) {
        return text.isEmpty() || read.isPresent()
                ? Resolved.clean(read)
                : Resolved.withProblem(read, Problem.usage("\"" + text.get() + "\" " + problem));
    }
}
