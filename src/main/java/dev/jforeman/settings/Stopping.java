package dev.jforeman.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * How a process is stopped.
 *
 * @param signal the name of the signal that asks it to end, for example {@code INT}
 * @param timeout from the beginning of the stop to KILL
 * @param command a line for the shell that is run first, within the same time
 */
public record Stopping(Optional<String> signal, Optional<Duration> timeout, Optional<String> command) {
    static final Stopping NONE = new Stopping(Optional.empty(), Optional.empty(), Optional.empty());

    Stopping over(Stopping earlier) {
        return new Stopping(signal.or(earlier::signal), timeout.or(earlier::timeout), command.or(earlier::command));
    }
}
