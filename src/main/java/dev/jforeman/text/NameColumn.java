package dev.jforeman.text;

import java.util.List;

/**
 * The column of the names, wide enough for every instance that could run.
 *
 * @param width in characters
 */
public record NameColumn(int width) {
    private static final int NARROWEST = "system".length();

    /**
     * foreman's rule: the longest name of all process types, those that do not run included, a dot, and the digits of
     * the highest count.
     */
    public static NameColumn of(List<String> types, int highestCount) {
        int number = 1 + Integer.toString(highestCount).length();
        int longest =
                types.stream().mapToInt(type -> type.length() + number).max().orElse(NARROWEST);
        return new NameColumn(Math.max(NARROWEST, longest));
    }

    /** The name, filled up with blanks. */
    public String pad(String name) {
        return name + " ".repeat(Math.max(0, width - name.length()));
    }
}
