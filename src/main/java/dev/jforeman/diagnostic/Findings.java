package dev.jforeman.diagnostic;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the diagnostics of a reader about a text.
 *
 * <p>A text with very many errors is probably not of the expected format (mostly a wrong file name), so the reader
 * should stop: no memory and no time are spent on the rest.
 */
public final class Findings {
    static final int MOST_ERRORS = 100;

    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private int errors;

    public void add(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
        if (diagnostic.isError() && ++errors == MOST_ERRORS) {
            diagnostics.add(
                    Diagnostic.error(diagnostic.where(), "too many errors; the rest of the file was not checked"));
        }
    }

    /** Whether there are so many errors that the reader should stop. */
    public boolean isFull() {
        return errors >= MOST_ERRORS;
    }

    public boolean hasErrors() {
        return errors > 0;
    }

    public <T> Parsed<T> about(T value) {
        return new Parsed<>(value, diagnostics);
    }
}
