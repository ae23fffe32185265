package dev.jforeman.diagnostic;

import java.util.regex.Pattern;

/** How a sentence of jforeman's own is printed: this is the one place that says which program speaks. */
public final class Message {
    private static final Pattern PLACED = Pattern.compile(".+:\\d+:\\d+: ");

    private Message() {}

    /**
     * The sentence with {@code jforeman: } in front. It stays as it is if it begins with {@code FILE:LINE:COLUMN: }, as
     * editors expect it, or names jforeman itself.
     */
    public static String of(String sentence) {
        return sentence.startsWith("jforeman ") || PLACED.matcher(sentence).lookingAt()
                ? sentence
                : "jforeman: " + sentence;
    }
}
