package dev.jforeman.diagnostic;

import java.util.regex.Pattern;

/** Formats the messages of jforeman: the only place that adds the name of the program. */
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
