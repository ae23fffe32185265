package dev.jforeman.export.quote;

/**
 * Quotes text for a Compose file, in which a dollar sign begins a reference to a variable. Swarm also expands Go templates in
 * variables and other engines do not, so <code>{{</code> cannot be quoted for both.
 */
public final class ComposeText {
    private ComposeText() {}

    /** Whether all engines read the {@link #literal} of a value as that value. */
    public static boolean canHold(String value) {
        return !value.contains("{{");
    }

    /** Doubles dollar signs. */
    public static String literal(String text) {
        return text.replace("$", "$$");
    }
}
