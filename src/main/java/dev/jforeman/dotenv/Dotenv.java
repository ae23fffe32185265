package dev.jforeman.dotenv;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The assignments of one env file, in the order of the file; of two with the same name the later counts.
 *
 * @param file the file as the user named it
 */
public record Dotenv(String file, List<Assignment> assignments) {
    public Dotenv {
        assignments = List.copyOf(assignments);
    }

    /** Name to value, a later assignment replacing an earlier one. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        assignments.forEach(a -> values.put(a.name(), a.value()));
        return values;
    }
}
