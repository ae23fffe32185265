package dev.jforeman.run;

/** What the user said with {@code --pty}. */
public enum PtyChoice {
    AUTO,
    ALWAYS,
    NEVER;

    /**
     * Whether children run on pseudo-terminals.
     *
     * @param isTerminal whether our own output is a terminal
     */
    boolean isWanted(boolean isTerminal) {
        return switch (this) {
            case AUTO -> isTerminal;
            case ALWAYS -> true;
            case NEVER -> false;
        };
    }
}
