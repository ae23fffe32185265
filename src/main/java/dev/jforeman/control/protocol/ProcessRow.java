package dev.jforeman.control.protocol;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One instance as others see it.
 *
 * @param name for example {@code web.1}
 * @param state one word: waiting, starting, running, stopping, ending, restarting, stopped, done, failed
 * @param hasFailed whether its latest run is one that failed by itself: then it counts for the exit code
 * @param isReady whether it runs and is ready
 * @param pid of its leader, while it runs
 * @param port its PORT
 * @param since when its run began, in milliseconds since 1970, while it runs
 * @param restarts after crashes
 * @param lastEnd how its last run ended, or why it is not run any more
 * @param cpuMillis processor time of the members of its process group, in milliseconds, while it runs
 * @param memoryBytes memory of the members of its process group, while it runs
 */
public record ProcessRow(
        String name,
        String state,
        boolean hasFailed,
        boolean isReady,
        OptionalLong pid,
        OptionalInt port,
        OptionalLong since,
        int restarts,
        Optional<String> lastEnd,
        OptionalLong cpuMillis,
        OptionalLong memoryBytes) {}
