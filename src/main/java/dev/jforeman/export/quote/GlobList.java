package dev.jforeman.export.quote;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Patterns for names: {@code *} stands for any characters, upper and lower case are the same.
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
        String regex = Arrays.stream(pattern.toUpperCase(Locale.ROOT).split("\\*", -1))
                .map(Pattern::quote)
                .reduce((left, right) -> left + ".*" + right)
                .orElse("");
        return name.toUpperCase(Locale.ROOT).matches(regex);
    }
}
