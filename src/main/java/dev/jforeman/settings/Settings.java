package dev.jforeman.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings in {@code jforeman.yml}: how the process types of an app are run.
 *
 * @param types process type to settings, in the order of the file
 */
public record Settings(Map<String, TypeSettings> types) {
    /** The settings of an app without such a file. */
    public static final Settings NONE = new Settings(Map.of());

    public Settings {
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    }

    /**
     * Merges these settings with those of an earlier file, for each type key by key. These settings have precedence.
     */
    public Settings over(Settings earlier) {
        Map<String, TypeSettings> merged = new LinkedHashMap<>(earlier.types);
        types.forEach((type, later) -> merged.merge(type, later, (before, now) -> now.over(before)));
        return new Settings(merged);
    }
}
