package dev.jforeman.supervisor;

import java.time.Duration;

/** How long a crashed instance pauses: doubling from 500 ms to 30 s, and up to a tenth more so that a crowd spreads. */
final class Backoff {
    static final Duration FIRST = Duration.ofMillis(500);
    static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int DOUBLINGS_TO_LONGEST = 6;

    private Backoff() {}

    /**
     * The pause before a restart, without jitter.
     *
     * @param attempt counted from 1 since the instance was last stable
     */
    static Duration pause(int attempt) {
        int doublings = Math.min(attempt - 1, DOUBLINGS_TO_LONGEST);
        Duration doubled = FIRST.multipliedBy(1L << doublings);
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }

    /**
     * The pause with jitter.
     *
     * @param dice any number; the same number gives the same pause
     */
    static Duration pause(int attempt, long dice) {
        Duration pause = pause(attempt);
        long tenth = pause.toNanos() / 10;
        return pause.plusNanos(Math.floorMod(dice, tenth + 1));
    }
}
