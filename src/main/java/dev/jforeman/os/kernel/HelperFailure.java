package dev.jforeman.os.kernel;

import dev.jforeman.diagnostic.Excerpt;

/**
 * The failure of a helper thread.
 *
 * @param helper the name of the thread
 * @param cause the exception or error
 * @param goesOn whether the helper continues; otherwise its work is no longer done
 */
public record HelperFailure(String helper, Throwable cause, boolean goesOn) {
    /** The cause on one line. */
    public String reason() {
        return Excerpt.harmless(String.valueOf(cause));
    }

    String sentence() {
        return "internal error in " + helper + ", which " + (goesOn ? "goes on" : "is given up")
                + ", please report it: " + reason();
    }
}
