package dev.jforeman.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words of a command line whose last one is to be completed.
 *
 * @param before those in front of it
 * @param last as far as it is typed
 * @param hidden how many characters of it the shell does not replace
 */
record CompletedWords(List<String> before, String last, int hidden) {
    private static final String EQUALS = "=";

    /**
     * Reads the words of a shell. bash passes {@code --name=value} as three words and replaces the last one of them.
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
