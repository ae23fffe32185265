package dev.jforeman.cli.remote;

import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Reply.ProcessRow;
import dev.jforeman.model.DurationText;
import dev.jforeman.text.TextTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The table of processes and their states that {@code jforeman ps} prints.
 *
 * @param processes the reply to a {@code ps} request
 * @param now the time of the reply, in milliseconds since 1970
 * @param before an earlier table; CPU usage is measured since then, or since the start of the process if there is none
 */
public record PsTable(Reply.Processes processes, long now, Optional<PsTable> before) {
    private static final List<String> HEADINGS =
            List.of("NAME", "STATE", "PID", "PORT", "UP", "RESTARTS", "CPU", "MEMORY", "LAST END");

    public List<String> lines() {
        List<List<String>> table = new ArrayList<>(List.of(HEADINGS));
        processes.rows().forEach(row -> table.add(cells(row)));
        return TextTable.lines(table);
    }

    private List<String> cells(ProcessRow row) {
        Reply.Run run = row.run();
        boolean isUnready = row.state().equals("running") && !row.isReady();
        return List.of(
                row.name(),
                isUnready ? "not ready" : row.state(),
                text(run.pid()),
                row.port().isPresent() ? String.valueOf(row.port().getAsInt()) : TextTable.NOTHING,
                run.since().isPresent() ? up(run.since().getAsLong()) : TextTable.NOTHING,
                String.valueOf(row.past().restarts()),
                cpu(row),
                TextTable.memory(run.memoryBytes()),
                row.past().lastEnd().orElse(TextTable.NOTHING));
    }

    private String up(long since) {
        return DurationText.of(Duration.ofSeconds(Math.max(now - since, 0) / 1000));
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? String.valueOf(number.getAsLong()) : TextTable.NOTHING;
    }

    /** CPU usage in percent of one processor. */
    private String cpu(ProcessRow row) {
        Reply.Run run = row.run();
        if (run.cpuMillis().isEmpty() || run.since().isEmpty()) {
            return TextTable.NOTHING;
        }
        Optional<ProcessRow> earlier = before.flatMap(table -> table.find(row));
        long used = run.cpuMillis().getAsLong()
                - earlier.map(found -> found.run().cpuMillis().orElse(0)).orElse(0L);
        long span = now
                - earlier.map(_ -> before.orElseThrow().now())
                        .orElse(run.since().getAsLong());
        return Math.max(used, 0) * 100 / Math.max(span, 1) + "%";
    }

    /** The row of the same incarnation of an instance. */
    private Optional<ProcessRow> find(ProcessRow other) {
        return processes.rows().stream()
                .filter(row -> row.name().equals(other.name())
                        && row.run().pid().equals(other.run().pid()))
                .findFirst();
    }
}
