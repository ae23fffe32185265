package dev.jforeman.supervisor;

import dev.jforeman.model.OnExit;
import dev.jforeman.model.Restart;
import java.time.Duration;

/**
 * Pauses that double, and up to a tenth more so that a crowd spreads.
 *
 * @param first the first pause
 * @param longest where the doubling ends; less than {@code first} means {@code first}
 */
public record Backoff(Duration first, Duration longest) {
    /** After a crash, unless settings say otherwise. */
    public static final Backoff AFTER_CRASH = Backoff.of(Restart.usual(OnExit.RESTART));

    /** After the operating system refused to start a process because of a limit. */
    static final Backoff AFTER_REFUSAL = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    static Backoff of(Restart restart) {
        return new Backoff(restart.firstPause(), restart.longestPause());
    }

    /**
     * The pause without jitter.
     *
     * @param attempt counted from 1
     */
    Duration pause(int attempt) {
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
    Duration pause(int attempt, long dice) {
        Duration pause = pause(attempt);
        long tenth = pause.toNanos() / 10;
        return pause.plusNanos(Math.floorMod(dice, tenth + 1));
    }
}
