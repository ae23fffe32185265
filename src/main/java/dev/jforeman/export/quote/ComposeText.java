package dev.jforeman.export.quote;

/**
 * Text in a Compose file, where a dollar sign begins a variable of the engine's. Swarm also takes the environment for a
 * template of the Go language, which other engines do not, so that no spelling of <code>{{</code> suits both.
 */
public final class ComposeText {
    private ComposeText() {}

    /** Whether all engines read the value of a variable alike, written as {@link #literal}. */
    public static boolean canHold(String value) {
        return !value.contains("{{");
    }

    public static String literal(String text) {
        return text.replace("$", "$$");
    }
}
