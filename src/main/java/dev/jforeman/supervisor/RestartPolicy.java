package dev.jforeman.supervisor;

import dev.jforeman.model.Restart;
import dev.jforeman.model.Restart.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides whether and when an instance restarts after it has exited. Delays grow ({@link Backoff}), and a run of 30 s
 * resets them. More than the maximum number of restarts within 5 minutes ends the retries. The window is a true sliding
 * window, so neither a slow nor a fast loop continues forever.
 */
public final class RestartPolicy {
    /** The sliding window of {@link Restart#mostRestarts}. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    private RestartPolicy() {}

    /** The decision: restart after a delay, or not at all. */
    public sealed interface Decision {
        /**
         * Restart it.
         *
         * @param nominal the delay shown in the log
         * @param pause the delay with jitter
         * @param history the history including this restart
         */
        record Restart(Duration nominal, Duration pause, RestartHistory history) implements Decision {}

        /** The limit is reached. */
        record GiveUp() implements Decision {}
    }

    /**
     * Decides about a restart.
     *
     * @param history the restarts so far
     * @param ran how long the incarnation ran
     * @param now monotonic nanoseconds
     * @param random determines the jitter
     */
    static Decision decide(Restart rule, RestartHistory history, Duration ran, long now, long random) {
        List<Long> recent = history.restartsAt().stream()
                .filter(at -> now - at < WINDOW.toNanos())
                .toList();
        if (recent.size() >= rule.mostRestarts()) {
            return new Decision.GiveUp();
        }
        int attempt = ran.compareTo(RestartHistory.STABLE_AFTER) >= 0 ? 1 : history.attempt() + 1;
        List<Long> restartsAt = new ArrayList<>(recent);
        restartsAt.add(now);
        return new Decision.Restart(
                rule.backoff().pause(attempt),
                rule.backoff().pause(attempt, random),
                history.restarted(restartsAt, attempt));
    }

    /** Pseudorandom numbers derived from the session's seed: the same history gives the same jitter. */
    static final class Jitter {
        private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

        private Jitter() {}

        /** A number for the current incarnation of an instance. */
        static long roll(SessionState session, Instance instance) {
            long run = ((long) instance.rules().name().hashCode() << 32) + instance.incarnation();
            long mixed = session.seed() + GOLDEN_GAMMA * run;
            mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
            mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
            return mixed ^ (mixed >>> 31);
        }
    }
}
