package dev.jforeman.settings;

import java.time.Duration;

/**
 * The pauses before restarts: each twice the one before.
 *
 * @param first after the first crash
 * @param longest where the doubling ends; less than {@code first} means {@code first}
 */
public record BackOff(Duration first, Duration longest) {
    /** Where nothing was said. */
    public static final BackOff USUAL = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30));
}
