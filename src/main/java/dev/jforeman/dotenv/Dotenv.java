package dev.jforeman.dotenv;

import dev.jforeman.diagnostic.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The assignments of one env file, in the order of the file. The last assignment of a name counts.
 *
 * @param file the file as the user named it
 */
public record Dotenv(String file, List<Assignment> assignments) {
    public Dotenv {
        assignments = List.copyOf(assignments);
    }

    /** The values by name; a later assignment replaces an earlier one. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        assignments.forEach(a -> values.put(a.name(), a.value()));
        return values;
    }

    /**
     * One {@code NAME=value} of an env file.
     *
     * @param name the variable
     * @param value the value without expansion, with quotes and escapes already removed
     * @param raw the value as it is written
     * @param where the position of the name
     */
    public record Assignment(String name, String value, RawValue raw, Location where) {

        /** An assignment as parsed. */
        public Assignment(String name, RawValue raw, Location where) {
            this(name, raw.value(), raw, where);
        }

        /** An assignment of exactly this value, whatever characters it contains. */
        public Assignment(String name, String value, Location where) {
            this(name, RawValue.literal(value), where);
        }
    }
}
