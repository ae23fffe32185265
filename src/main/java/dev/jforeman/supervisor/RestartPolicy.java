package dev.jforeman.supervisor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether and when a crashed instance runs again. Restarts slow down ({@link Backoff}), a run of 30 s
 * makes the pauses short again, and more than 10 restarts within 5 minutes are the end: a true sliding
 * window, so neither a slow nor a fast loop goes on for ever.
 */
public final class RestartPolicy {
    /** A run this long counts as stable. */
    public static final Duration STABLE_AFTER = Duration.ofSeconds(30);

    /** The most restarts within {@link #WINDOW}. */
    public static final int MOST_RESTARTS = 10;

    /** The sliding window of {@link #MOST_RESTARTS}. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    private RestartPolicy() {}

    /** The answer: again after a pause, or not again. */
    public sealed interface Decision {
        /**
         * Run it again.
         *
         * @param nominal the pause people are told
         * @param pause the pause with jitter
         * @param history with this restart in it
         */
        record Restart(Duration nominal, Duration pause, RestartHistory history) implements Decision {}

        /** The limit is reached. */
        record GiveUp() implements Decision {}
    }

    /**
     * Decides after a crash.
     *
     * @param history the restarts so far
     * @param ran how long the crashed incarnation lived
     * @param now monotonic nanoseconds
     * @param dice picks the jitter
     */
    public static Decision decide(RestartHistory history, Duration ran, long now, long dice) {
        List<Long> recent = history.restartsAt().stream()
                .filter(at -> now - at < WINDOW.toNanos())
                .toList();
        if (recent.size() >= MOST_RESTARTS) {
            return new Decision.GiveUp();
        }
        int attempt = ran.compareTo(STABLE_AFTER) >= 0 ? 1 : history.attempt() + 1;
        List<Long> restartsAt = new ArrayList<>(recent);
        restartsAt.add(now);
        return new Decision.Restart(
                Backoff.pause(attempt),
                Backoff.pause(attempt, dice),
                new RestartHistory(restartsAt, attempt, history.total() + 1));
    }
}
