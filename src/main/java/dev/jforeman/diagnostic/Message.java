package dev.jforeman.diagnostic;

import java.util.regex.Pattern;

/** Formats the messages of jforeman: the only place that adds the name of the program. */
public final class Message {
    private static final Pattern PLACED = Pattern.compile(".+:\\d+:\\d+: ");

    private Message() {}

    /**
     * Prefixes a sentence with {@code jforeman: }. A sentence that begins with {@code FILE:LINE:COLUMN: }, as editors
     * expect it, or that names jforeman itself is not changed.
     */
    public static String of(String sentence) {
        return sentence.startsWith("jforeman ") || PLACED.matcher(sentence).lookingAt()
                ? sentence
                : "jforeman: " + sentence;
    }
}
