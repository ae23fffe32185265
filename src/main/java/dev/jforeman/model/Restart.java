package dev.jforeman.model;

import java.time.Duration;

/**
 * What to do when an instance exits on its own.
 *
 * @param onExit the restart policy
 * @param mostRestarts the maximum in a sliding window of five minutes; 0 allows none
 * @param backoff the delays before restarts
 */
public record Restart(OnExit onExit, int mostRestarts, Backoff backoff) {
    /** The default of the maximum number of restarts. */
    public static final int DEFAULT_MOST = 10;

    /** The policy with the default limit and delays. */
    public static Restart usual(OnExit onExit) {
        return new Restart(onExit, DEFAULT_MOST, Backoff.DEFAULT);
    }

    /** The restart policy: what to do when a process exits on its own. */
    public enum OnExit {
        /** Restart after a failure, but not after exit code 0. The default. */
        RESTART,
        /** Restart after any exit. */
        ALWAYS,
        /** Its exit, with any code, stops the whole formation, as in foreman. */
        STOP,
        /** Its exit has no effect on the others, and it is not restarted. */
        IGNORE,
        /** After any exit, it runs again when a file that it watches has changed. */
        WAIT_FOR_CHANGE;

        /** How the command line and the settings spell it. */
        public String word() {
            return EnumWord.of(this);
        }
    }

    /**
     * Delays that double each time, plus up to a tenth, so that many processes do not restart at the same time.
     *
     * @param first the first delay
     * @param longest the longest delay; less than {@code first} means {@code first}
     */
    public record Backoff(Duration first, Duration longest) {
        /** The default after a failure. */
        public static final Backoff DEFAULT = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

        /** After a process could not be started, for example because of a limit of the operating system. */
        public static final Backoff AFTER_REFUSAL = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

        /**
         * The delay without jitter.
         *
         * @param attempt counted from 1
         */
        public Duration pause(int attempt) {
            long nanos = first.toNanos();
            for (int doubling = 1; doubling < attempt && nanos < longest.toNanos(); doubling++) {
                nanos = Math.min(nanos * 2, longest.toNanos());
            }
            return Duration.ofNanos(nanos);
        }

        /**
         * The delay with jitter.
         *
         * @param random any number; the same number gives the same delay
         */
        public Duration pause(int attempt, long random) {
            Duration pause = pause(attempt);
            long tenth = pause.toNanos() / 10;
            return pause.plusNanos(Math.floorMod(random, tenth + 1));
        }
    }
}
