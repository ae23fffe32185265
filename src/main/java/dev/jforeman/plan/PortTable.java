package dev.jforeman.plan;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Plan;
import java.util.List;

/**
 * Which instance has which port, for people.
 *
 * @param rows in the order the instances start; none with {@code --no-port}
 */
public record PortTable(List<Row> rows) {

    /** The port of one instance. */
    public record Row(InstanceName name, int port) {}

    public PortTable {
        rows = List.copyOf(rows);
    }

    public static PortTable of(Plan plan) {
        return new PortTable(plan.instances().stream()
                .filter(spec -> spec.port().isPresent())
                .map(spec -> new Row(spec.name(), spec.port().getAsInt()))
                .toList());
    }

    /** One line for each instance, {@code web.1  5000}, the ports in one column. */
    public List<String> lines() {
        int width = rows.stream()
                .mapToInt(row -> row.name().toString().length())
                .max()
                .orElse(0);
        return rows.stream().map(row -> line(row, width)).toList();
    }

    private static String line(Row row, int width) {
        String name = row.name().toString();
        return name + " ".repeat(width - name.length() + 2) + row.port();
    }
}
