package dev.jforeman.settings;

import java.time.Duration;

/**
 * The pauses before restarts: each twice the one before.
 *
 * @param first after the first crash
 * @param longest where the doubling ends; less than {@code first} means {@code first}
 */
public record BackOff(Duration first, Duration longest) {
    static final Duration USUAL_FIRST = Duration.ofMillis(500);
    static final Duration USUAL_LONGEST = Duration.ofSeconds(30);
}
