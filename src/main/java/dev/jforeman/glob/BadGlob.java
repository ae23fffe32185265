package dev.jforeman.glob;

/** A pattern that means nothing; the message is a phrase that says why, for example {@code the [ is not closed}. */
public final class BadGlob extends Exception {
    private static final long serialVersionUID = 1;

    BadGlob(String message) {
        super(message, null, false, false);
    }
}
