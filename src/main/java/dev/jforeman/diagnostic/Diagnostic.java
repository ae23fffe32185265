package dev.jforeman.diagnostic;

import java.util.Optional;

/**
 * One sentence about one place in a file: what was read, what was expected, and what to do.
 *
 * @param severity whether the input can still be used
 * @param where the place
 * @param problem what was read and what was expected, one sentence without a full stop
 * @param hint what to do about it, for example the nearest known word
 */
public record Diagnostic(Severity severity, Location where, String problem, Optional<String> hint) {

    /** An error without a hint. */
    public static Diagnostic error(Location where, String problem) {
        return new Diagnostic(Severity.ERROR, where, problem, Optional.empty());
    }

    /** An error with a hint. */
    public static Diagnostic error(Location where, String problem, String hint) {
        return new Diagnostic(Severity.ERROR, where, problem, Optional.of(hint));
    }

    /** A warning with a hint. */
    public static Diagnostic warning(Location where, String problem, String hint) {
        return new Diagnostic(Severity.WARNING, where, problem, Optional.of(hint));
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The line a user sees: {@code Procfile:7:1: problem (hint)}. */
    @Override
    public String toString() {
        String kind = isError() ? "" : "warning: ";
        return where + ": " + kind + problem + hint.map(h -> " (" + h + ")").orElse("");
    }

    /** The severity of a {@link Diagnostic}. */
    public enum Severity {
        /** The input cannot be used. */
        ERROR,
        /** The input is used, but probably does not mean what its author thinks. */
        WARNING
    }
}
