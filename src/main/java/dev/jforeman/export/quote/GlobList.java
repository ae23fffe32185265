package dev.jforeman.export.quote;

import dev.jforeman.model.Glob;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A list of glob patterns for names, which ignore case.
 *
 * @param patterns the list contains a name if one pattern matches the whole name
 */
public record GlobList(List<String> patterns) {
    public GlobList {
        patterns = List.copyOf(patterns);
    }

    /** Parses patterns separated by commas. */
    public static GlobList parse(String text) {
        return new GlobList(Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .toList());
    }

    public boolean contains(String name) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, name));
    }

    private static boolean matches(String pattern, String name) {
        return Glob.matches(pattern.toUpperCase(Locale.ROOT), name.toUpperCase(Locale.ROOT));
    }
}
