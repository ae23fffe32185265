package dev.jforeman.os.kernel;

import dev.jforeman.diagnostic.Excerpt;

/**
 * What a helper failed with.
 *
 * @param helper the name of its thread
 * @param goesOn whether it tries again; otherwise what it did is not done any more
 */
public record HelperFailure(String helper, Throwable cause, boolean goesOn) {
    /** Why, on one line. */
    public String reason() {
        return Excerpt.harmless(String.valueOf(cause));
    }

    String sentence() {
        return "internal error in " + helper + ", which " + (goesOn ? "goes on" : "is given up")
                + ", please report it: " + reason();
    }
}
