package dev.jforeman.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values for options nobody gave on the command line, as text, spelled as the command line would spell them.
 *
 * @param values long option name without dashes to its values, in the order of the file; a switch has
 *     {@code true} or {@code false}
 */
public record Defaults(Map<String, List<String>> values) {
    public Defaults {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static Defaults none() {
        return new Defaults(Map.of());
    }
}
