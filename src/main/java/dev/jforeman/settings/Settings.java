package dev.jforeman.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the process types of an app are run, as {@code jforeman.yml} says.
 *
 * @param types process type to settings, in the order of the file
 */
public record Settings(Map<String, TypeSettings> types) {
    /** There is no such file. */
    public static final Settings NONE = new Settings(Map.of());

    public Settings {
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    }

    /** These settings over those of an earlier file: for each type, key by key. */
    public Settings over(Settings earlier) {
        Map<String, TypeSettings> merged = new LinkedHashMap<>(earlier.types);
        types.forEach((type, later) -> merged.merge(type, later, (before, now) -> now.over(before)));
        return new Settings(merged);
    }
}
