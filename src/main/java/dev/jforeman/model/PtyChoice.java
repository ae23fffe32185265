package dev.jforeman.model;

import java.util.Locale;

/** Whether a process runs on a pseudo-terminal. */
public enum PtyChoice {
    AUTO,
    ALWAYS,
    NEVER;

    /** That of a word of {@code --pty}. */
    public static PtyChoice of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /**
     * Whether it runs on one.
     *
     * @param isTerminal whether our own output is a terminal
     */
    public boolean isWanted(boolean isTerminal) {
        return switch (this) {
            case AUTO -> isTerminal;
            case ALWAYS -> true;
            case NEVER -> false;
        };
    }
}
