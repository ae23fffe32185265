package dev.jforeman.keys;

/** Who gets the next key. */
sealed interface Listener permits Commands, Choice, Dictation {
    /**
     * Takes one.
     *
     * @param isAlone whether nothing else came with it: it was typed, and not pasted
     * @return who gets the one after it
     */
    Listener take(byte key, boolean isAlone) throws InterruptedException;

    /** Whether keys that are several bytes mean something too. */
    default boolean takesAll() {
        return false;
    }
}
