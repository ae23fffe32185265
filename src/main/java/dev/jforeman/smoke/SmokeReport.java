package dev.jforeman.smoke;

import dev.jforeman.model.DurationText;
import dev.jforeman.model.InstanceName;
import dev.jforeman.text.TextTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The result of a smoke run.
 *
 * @param rows one for each instance, in the order of the plan
 * @param command the result of the command, if it ran
 * @param took the time from the start to the end of the session
 * @param problem the reason if the run failed, in one sentence
 * @param exitCode the exit code of the run
 */
public record SmokeReport(
        List<Row> rows, Optional<CommandRun> command, Duration took, Optional<String> problem, int exitCode) {
    private static final List<String> HEADINGS = List.of("process", "ready after", "restarts", "memory", "ended");

    public SmokeReport {
        rows = List.copyOf(rows);
    }

    /**
     * The report on one instance.
     *
     * @param ready the time until its last incarnation was ready, or done if it is a task
     * @param ended how its last incarnation exited, in words
     * @param peakBytes the highest measured memory use of its process group
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
     * The result of the command.
     *
     * @param code empty if it did not exit on its own
     */
    public record CommandRun(String line, OptionalInt code, Duration took) {}

    /** Formats the report for people. */
    public List<String> lines() {
        List<List<String>> cells = new ArrayList<>(List.of(HEADINGS));
        rows.forEach(row -> cells.add(cells(row)));
        List<String> lines = new ArrayList<>(TextTable.lines(cells));
        command.ifPresent(run -> lines.add(command(run)));
        String after = " after " + DurationText.of(took);
        lines.add(problem.map(why -> "smoke: failed" + after + ": " + why).orElse("smoke: ok" + after));
        return lines;
    }

    private static List<String> cells(Row row) {
        return List.of(
                row.name().toString(),
                row.ready().map(DurationText::of).orElse("not ready"),
                String.valueOf(row.restarts()),
                TextTable.memory(row.peakBytes()),
                row.ended());
    }

    private static String command(CommandRun command) {
        String end = command.code().isPresent()
                ? "exited with code " + command.code().getAsInt()
                : "was stopped";
        return "command " + command.line() + " " + end + " after " + DurationText.of(command.took());
    }
}
