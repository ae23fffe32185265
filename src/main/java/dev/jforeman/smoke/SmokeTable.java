package dev.jforeman.smoke;

import dev.jforeman.model.DurationText;
import dev.jforeman.smoke.SmokeReport.CommandRun;
import dev.jforeman.smoke.SmokeReport.Row;
import dev.jforeman.text.TextTable;
import java.util.ArrayList;
import java.util.List;

/** The report for people. */
public final class SmokeTable {
    private static final List<String> HEADINGS = List.of("process", "ready after", "restarts", "memory", "ended");

    private SmokeTable() {}

    public static List<String> lines(SmokeReport report) {
        List<List<String>> cells = new ArrayList<>(List.of(HEADINGS));
        report.rows().forEach(row -> cells.add(cells(row)));
        List<String> lines = new ArrayList<>(TextTable.lines(cells));
        report.command().ifPresent(command -> lines.add(command(command)));
        String took = " after " + DurationText.of(report.took());
        lines.add(report.problem()
                .map(problem -> "smoke: failed" + took + ": " + problem)
                .orElse("smoke: ok" + took));
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
