package dev.jforeman.model;

import java.time.Duration;

/**
 * What follows when an instance ends by itself.
 *
 * @param onExit which ends are followed by a restart
 * @param mostRestarts the most in a sliding five minutes; 0 allows none
 * @param backoff the pauses before them
 */
public record Restart(OnExit onExit, int mostRestarts, Backoff backoff) {
    /** The most restarts, unless somebody says otherwise. */
    public static final int USUAL_MOST = 10;

    /** The policy with the usual limit and the usual pauses. */
    public static Restart usual(OnExit onExit) {
        return new Restart(onExit, USUAL_MOST, Backoff.USUAL);
    }

    /** The restart policy: what follows when a process ends by itself. */
    public enum OnExit {
        /** Restart after a crash; an exit with code 0 is its end. The default. */
        RESTART,
        /** Restart whatever the exit code. */
        ALWAYS,
        /** Its end, whatever the code, stops the whole formation: foreman's rule. */
        STOP,
        /** Its end changes nothing for the others and nothing is restarted. */
        IGNORE,
        /** Whatever the exit code, it runs again once a file it watches changed. */
        WAIT_FOR_CHANGE;

        /** How the command line and the settings spell it. */
        public String word() {
            return EnumWord.of(this);
        }
    }

    /**
     * Pauses that double, and up to a tenth more so that a crowd spreads.
     *
     * @param first the first pause
     * @param longest where the doubling ends; less than {@code first} means {@code first}
     */
    public record Backoff(Duration first, Duration longest) {
        /** After a crash, where nothing was said. */
        public static final Backoff USUAL = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

        /** After the operating system refused to start a process because of a limit. */
        public static final Backoff AFTER_REFUSAL = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

        /**
         * The pause without jitter.
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
         * The pause with jitter.
         *
         * @param dice any number; the same number gives the same pause
         */
        public Duration pause(int attempt, long dice) {
            Duration pause = pause(attempt);
            long tenth = pause.toNanos() / 10;
            return pause.plusNanos(Math.floorMod(dice, tenth + 1));
        }
    }
}
