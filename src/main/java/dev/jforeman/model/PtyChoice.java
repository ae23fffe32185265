package dev.jforeman.model;

/** Whether a process runs on a pseudo-terminal. */
public enum PtyChoice {
    AUTO,
    ALWAYS,
    NEVER;

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
