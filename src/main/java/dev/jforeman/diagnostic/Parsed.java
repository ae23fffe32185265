package dev.jforeman.diagnostic;

import java.util.List;

/**
 * The result of parsing a text: a value, as complete as the text allowed, and all diagnostics. All problems are
 * reported at once, so a parser never stops at the first.
 *
 * @param value what could be parsed
 * @param diagnostics in the order of the text
 */
public record Parsed<T>(T value, List<Diagnostic> diagnostics) {
    public Parsed {
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether the value can be used: no diagnostic is an error. */
    public boolean isUsable() {
        return diagnostics.stream().noneMatch(Diagnostic::isError);
    }
}
