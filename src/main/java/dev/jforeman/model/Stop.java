package dev.jforeman.model;

import java.time.Duration;
import java.util.Optional;

/**
 * How an instance is stopped.
 *
 * @param signal what its group is sent
 * @param timeout from the beginning of the stop to KILL
 * @param command a line for the shell that is run first, within the same time
 */
public record Stop(Signal signal, Duration timeout, Optional<String> command) {

    /** TERM and nothing else. */
    public static Stop after(Duration timeout) {
        return new Stop(Signal.TERM, timeout, Optional.empty());
    }
}
