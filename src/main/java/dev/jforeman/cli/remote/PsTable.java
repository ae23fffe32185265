package dev.jforeman.cli.remote;

import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Reply.ProcessRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Who is up, as a table for people.
 *
 * @param now when they were asked, in milliseconds since 1970
 * @param before an earlier look, against which processor time is measured; without one it is that of the whole run
 */
public record PsTable(Reply.Processes processes, long now, Optional<PsTable> before) {
    private static final List<String> HEADINGS =
            List.of("NAME", "STATE", "PID", "PORT", "UP", "RESTARTS", "CPU", "MEMORY", "LAST END");
    private static final String NOTHING = "-";

    public List<String> lines() {
        List<List<String>> table = new ArrayList<>(List.of(HEADINGS));
        processes.rows().forEach(row -> table.add(cells(row)));
        int[] widths = new int[HEADINGS.size()];
        for (List<String> cells : table) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], cells.get(i).length());
            }
        }
        return table.stream().map(cells -> line(cells, widths)).toList();
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(cells.get(i)).repeat(' ', widths[i] - cells.get(i).length() + 2);
        }
        return line.toString().stripTrailing();
    }

    private List<String> cells(ProcessRow row) {
        boolean isUnready = row.state().equals("running") && !row.isReady();
        return List.of(
                row.name(),
                isUnready ? "not ready" : row.state(),
                text(row.pid()),
                row.port().isPresent() ? String.valueOf(row.port().getAsInt()) : NOTHING,
                row.since().isPresent() ? up(now - row.since().getAsLong()) : NOTHING,
                String.valueOf(row.restarts()),
                cpu(row),
                row.memoryBytes().isPresent() ? memory(row.memoryBytes().getAsLong()) : NOTHING,
                row.lastEnd().orElse(NOTHING));
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? String.valueOf(number.getAsLong()) : NOTHING;
    }

    /** The two largest units: {@code 42s}, {@code 3m12s}, {@code 5h03m}, {@code 2d04h}. */
    static String up(long millis) {
        long seconds = Math.max(millis, 0) / 1000;
        long minutes = seconds / 60;
        long hours = minutes / 60;
        if (minutes == 0) {
            return seconds + "s";
        }
        if (hours == 0) {
            return minutes + "m" + twoDigits(seconds % 60) + "s";
        }
        return hours < 24
                ? hours + "h" + twoDigits(minutes % 60) + "m"
                : hours / 24 + "d" + twoDigits(hours % 24) + "h";
    }

    private static String twoDigits(long number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    /** Processor time in hundredths of one processor. */
    private String cpu(ProcessRow row) {
        if (row.cpuMillis().isEmpty() || row.since().isEmpty()) {
            return NOTHING;
        }
        Optional<ProcessRow> earlier = before.flatMap(table -> table.find(row));
        long used = row.cpuMillis().getAsLong()
                - earlier.map(found -> found.cpuMillis().orElse(0)).orElse(0L);
        long span = now
                - earlier.map(_ -> before.orElseThrow().now())
                        .orElse(row.since().getAsLong());
        return Math.max(used, 0) * 100 / Math.max(span, 1) + "%";
    }

    /** The same run of the same instance. */
    private Optional<ProcessRow> find(ProcessRow other) {
        return processes.rows().stream()
                .filter(row -> row.name().equals(other.name()) && row.pid().equals(other.pid()))
                .findFirst();
    }

    static String memory(long bytes) {
        double mebibytes = bytes / 1048576.0;
        return mebibytes < 10 ? String.format(Locale.ROOT, "%.1f MB", mebibytes) : Math.round(mebibytes) + " MB";
    }
}
