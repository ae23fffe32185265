package dev.jforeman.diagnostic;

import java.util.List;

/** Formats the error about an invalid value of an option or variable, always in the same form. */
public final class InvalidValue {
    private InvalidValue() {}

    /**
     * The error for an invalid value, for example {@code invalid value for --timeout: "x" (expected seconds, for example 5 or 0.5)}.
     *
     * @param name of the option or variable
     * @param expected what it takes
     */
    public static String of(String name, String value, String expected) {
        return "invalid value for " + name + ": " + Excerpt.of(value) + " (expected " + expected + ")";
    }

    /** The error for an option that takes one of a few words; suggests the most similar word. */
    public static String of(String name, String value, List<String> words) {
        return of(name, value, choice(words)) + Nearest.hint(value, words);
    }

    private static String choice(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.getFirst() : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }
}
