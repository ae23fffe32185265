package dev.jforeman.model;

import java.time.Duration;
import java.util.Optional;

/**
 * When a process counts as ready.
 *
 * @param timeout from its start; after that it has failed to become ready
 * @param interval between two tries; empty for a short one at first and a longer one later
 */
public record ReadyCheck(Probe probe, Duration timeout, Optional<Duration> interval) {
    /** Where nothing was said. */
    public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(60);
}
