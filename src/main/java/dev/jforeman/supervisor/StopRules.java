package dev.jforeman.supervisor;

import dev.jforeman.model.Signal;
import java.time.Duration;

/**
 * How an instance is stopped.
 *
 * @param signal what its group is sent first
 * @param timeout from the beginning of the stop to KILL; a command's time is part of it
 * @param hasCommand whether a command of its own is run before the signal, see {@link Effect.RunStopCommand}
 */
public record StopRules(Signal signal, Duration timeout, boolean hasCommand) {
    /** TERM, as without settings of its own. */
    public static StopRules of(Duration timeout) {
        return new StopRules(Signal.TERM, timeout, false);
    }
}
