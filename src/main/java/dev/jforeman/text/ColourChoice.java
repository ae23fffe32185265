package dev.jforeman.text;

import java.util.Map;

/** What a user may say about colours with {@code --color}; {@code -c} is {@link #ALWAYS}. */
public enum ColourChoice {
    AUTO,
    ALWAYS,
    NEVER;

    /**
     * Whether lines get colours. What the user said on the command line comes first, then {@code NO_COLOR}, then
     * {@code FORCE_COLOR} ({@code 0} forces them off), then whether the output is a terminal that knows colours.
     * A variable that is empty counts as not set, as no-color.org has it.
     */
    public boolean decide(Map<String, String> environment, boolean isTerminal) {
        return switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> fromEnvironment(environment, isTerminal);
        };
    }

    private static boolean fromEnvironment(Map<String, String> environment, boolean isTerminal) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        String force = environment.getOrDefault("FORCE_COLOR", "");
        if (!force.isEmpty()) {
            return !force.equals("0") && !force.equals("false");
        }
        String term = environment.getOrDefault("TERM", "");
        return isTerminal && !term.isEmpty() && !term.equals("dumb");
    }
}
