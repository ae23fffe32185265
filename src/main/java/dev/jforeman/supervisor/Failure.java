package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import java.time.Duration;

/**
 * One incarnation that failed by itself.
 *
 * @param name whose
 * @param incarnation which run of it
 * @param what in words, for example {@code exited with code 7 after 3.2 s}
 * @param code the exit code it stands for
 * @param ran how long it had run
 * @param at when, monotonic nanoseconds
 */
public record Failure(InstanceName name, int incarnation, String what, int code, Duration ran, long at) {}
