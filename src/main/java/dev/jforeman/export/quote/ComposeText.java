package dev.jforeman.export.quote;

/** Text in a Compose file, where a dollar sign begins a variable of the engine's. */
public final class ComposeText {
    private ComposeText() {}

    public static String literal(String text) {
        return text.replace("$", "$$");
    }
}
