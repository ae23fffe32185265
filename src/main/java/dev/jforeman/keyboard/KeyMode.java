package dev.jforeman.keyboard;

/** What the next key means. */
sealed interface KeyMode permits KeyCommands, ProcessChoice, KeyHandover {
    /**
     * Whether this mode accepts input that was typed in this way.
     *
     * @param isAlone whether a single key was typed; otherwise it was pasted, or is a cursor key or the like
     * @param isEscape whether it begins as a cursor key does
     */
    boolean isMeant(boolean isAlone, boolean isEscape);

    /**
     * Handles a key.
     *
     * @return the mode for the next key
     */
    KeyMode take(byte key) throws InterruptedException;
}
