package dev.jforeman.model;

import java.time.Duration;

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
