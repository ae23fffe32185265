package dev.jforeman.keyboard;

/** Who gets the next key. */
sealed interface KeyMode permits KeyCommands, ProcessChoice, KeyHandover {
    /**
     * Whether what is typed is for this one.
     *
     * @param isAlone whether a single key was typed; otherwise it was pasted, or is a cursor key or the like
     * @param isEscape whether it begins as a cursor key does
     */
    boolean isMeant(boolean isAlone, boolean isEscape);

    /**
     * Takes a key.
     *
     * @return who gets the one after it
     */
    KeyMode take(byte key) throws InterruptedException;
}
