package dev.jforeman.smoke;

import dev.jforeman.model.InstanceName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a smoke run came out.
 *
 * @param rows one for each instance, in the order of the plan
 * @param command how the command ended, if it ran
 * @param took from the start to the end of everything
 * @param problem why it is not a success, in one sentence
 * @param exitCode of the whole
 */
public record SmokeReport(
        List<Row> rows, Optional<CommandRun> command, Duration took, Optional<String> problem, int exitCode) {
    public SmokeReport {
        rows = List.copyOf(rows);
    }

    /**
     * One instance.
     *
     * @param ready how long its last incarnation took to be ready, or done if it is a task
     * @param ended how its last incarnation ended, in words
     * @param peakBytes the most memory its group was seen to have
     * @param problem what was wrong with it, in words
     */
    public record Row(
            InstanceName name,
            Optional<Duration> ready,
            int restarts,
            String ended,
            OptionalLong peakBytes,
            Optional<String> problem) {}

    /**
     * The command.
     *
     * @param code empty if it did not end by itself
     */
    public record CommandRun(String line, OptionalInt code, Duration took) {}
}
