package dev.jforeman.model;

import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.diagnostic.Nearest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Groups of process types. A group such as {@code @billing} can be used wherever processes are named.
 *
 * @param types the types of each group, in the order of the Procfile
 */
public record Groups(SortedMap<String, List<String>> types) {
    /** No groups. */
    public static final Groups NONE = new Groups(new TreeMap<>());

    private static final String MARK = "@";

    public Groups {
        types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
    }

    public static Groups of(Map<String, List<String>> types) {
        return new Groups(new TreeMap<>(types));
    }

    /** Whether a word names a group, known or not. */
    public static boolean isGroup(String word) {
        return word.startsWith(MARK);
    }

    /** The types of a group such as {@code @billing}, if it exists. */
    public Optional<List<String>> find(String word) {
        return isGroup(word) ? Optional.ofNullable(types.get(word.substring(MARK.length()))) : Optional.empty();
    }

    /** The message about a group that {@link #find} does not find. */
    public String unknown(String word) {
        List<String> known = types.keySet().stream().map(MARK::concat).toList();
        String read = "unknown group " + Excerpt.of(word);
        return known.isEmpty()
                ? read + " (no groups are defined; see groups in jforeman.yml)"
                : read + " (known: " + String.join(", ", known) + ")" + Nearest.hint(word, known);
    }
}
