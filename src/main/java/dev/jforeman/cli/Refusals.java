package dev.jforeman.cli;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import java.util.List;

/** Refusals whose sentences are diagnostics. */
final class Refusals {
    private Refusals() {}

    /** Refuses with all errors at once. */
    static void ifAnyError(List<Diagnostic> diagnostics) throws Refusal {
        List<String> errors = diagnostics.stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::toString)
                .toList();
        if (!errors.isEmpty()) {
            throw new Refusal(ExitCode.BAD_DATA, errors);
        }
    }
}
