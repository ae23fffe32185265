package dev.jforeman.plan;

import java.util.Optional;

/**
 * The text of an option, by how much it weighs against {@code jforeman.yml}.
 *
 * @param asked on the command line or in a variable {@code JFOREMAN_...}: more than that file
 * @param usual in a defaults file: less
 */
public record Option(Optional<String> asked, Optional<String> usual) {
    /** Nobody said anything. */
    public static final Option NONE = new Option(Optional.empty(), Optional.empty());

    /** Said on the command line. */
    public static Option asked(String text) {
        return new Option(Optional.of(text), Optional.empty());
    }
}
