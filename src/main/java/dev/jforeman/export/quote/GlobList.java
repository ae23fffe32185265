package dev.jforeman.export.quote;

import dev.jforeman.model.Glob;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Patterns for names, for which upper and lower case are the same.
 *
 * @param patterns a name belongs to the list if one of them fits it as a whole
 */
public record GlobList(List<String> patterns) {
    public GlobList {
        patterns = List.copyOf(patterns);
    }

    /** Reads patterns joined by commas. */
    public static GlobList parse(String text) {
        return new GlobList(Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .toList());
    }

    public boolean contains(String name) {
        return patterns.stream().anyMatch(pattern -> fits(pattern, name));
    }

    private static boolean fits(String pattern, String name) {
        return Glob.matches(pattern.toUpperCase(Locale.ROOT), name.toUpperCase(Locale.ROOT));
    }
}
