package dev.jforeman.diagnostic;

import java.util.List;

/** Refusals whose sentences are diagnostics. */
public final class Refusals {
    private Refusals() {}

    /** Refuses with all errors at once. */
    public static void ifAnyError(List<Diagnostic> diagnostics) throws Refusal {
        List<String> errors = diagnostics.stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::toString)
                .toList();
        if (!errors.isEmpty()) {
            throw new Refusal(ExitCode.BAD_DATA, errors);
        }
    }
}
