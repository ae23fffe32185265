package dev.jforeman.supervisor;

import dev.jforeman.model.OnExit;
import dev.jforeman.model.Restart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether and when an instance runs again after its end. Restarts slow down ({@link Backoff}), a run of 30 s
 * makes the pauses short again, and more than so many restarts within 5 minutes are the end: a true sliding
 * window, so neither a slow nor a fast loop goes on for ever.
 *
 * @param onExit which ends are followed by a restart
 * @param mostRestarts the most within {@link #WINDOW}; 0 allows none
 * @param backoff the pauses before them
 */
public record RestartPolicy(OnExit onExit, int mostRestarts, Backoff backoff) {
    /** The sliding window of {@link #mostRestarts}. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    /** The policy of a planned instance. */
    public static RestartPolicy of(Restart restart) {
        return new RestartPolicy(restart.onExit(), restart.mostRestarts(), Backoff.of(restart));
    }

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
     * Decides after an end that is to be followed by a restart.
     *
     * @param history the restarts so far
     * @param ran how long the incarnation lived
     * @param now monotonic nanoseconds
     * @param dice picks the jitter
     */
    public Decision decide(RestartHistory history, Duration ran, long now, long dice) {
        List<Long> recent = history.restartsAt().stream()
                .filter(at -> now - at < WINDOW.toNanos())
                .toList();
        if (recent.size() >= mostRestarts) {
            return new Decision.GiveUp();
        }
        int attempt = ran.compareTo(RestartHistory.STABLE_AFTER) >= 0 ? 1 : history.attempt() + 1;
        List<Long> restartsAt = new ArrayList<>(recent);
        restartsAt.add(now);
        return new Decision.Restart(
                backoff.pause(attempt), backoff.pause(attempt, dice), history.restarted(restartsAt, attempt));
    }
}
