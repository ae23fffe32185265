package dev.jforeman.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words of a command line, of which the last one is completed.
 *
 * @param before the complete words before the last one
 * @param last the part of the last word that is typed so far
 * @param hidden number of characters at the start of the last word that the shell keeps
 */
record CompletedWords(List<String> before, String last, int hidden) {
    private static final String EQUALS = "=";

    /**
     * Reads the words that a shell passes. bash splits {@code --name=value} into three words and replaces only the last one.
     */
    static CompletedWords of(List<String> words) {
        List<String> before = new ArrayList<>(words);
        String last = before.isEmpty() ? "" : before.removeLast();
        int hidden = 0;
        if (last.equals(EQUALS) && !before.isEmpty()) {
            last = before.removeLast() + EQUALS;
            hidden = last.length();
        }
        while (before.size() > 1 && before.getLast().equals(EQUALS)) {
            before.removeLast();
            String head = before.removeLast() + EQUALS;
            last = head + last;
            hidden += head.length();
        }
        return new CompletedWords(before, last, hidden);
    }

    /** The name in {@code --name=value}. */
    Optional<String> optionWithValue() {
        int end = last.startsWith("-") ? last.indexOf(EQUALS) : -1;
        return end < 0 ? Optional.empty() : Optional.of(last.substring(0, end));
    }
}
