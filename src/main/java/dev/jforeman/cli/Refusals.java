package dev.jforeman.cli;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import java.util.List;

/** Refusals whose sentences are diagnostics. */
final class Refusals {
    private Refusals() {}

    static Refusal badData(List<Diagnostic> diagnostics) {
        return new Refusal(
                ExitCode.BAD_DATA, diagnostics.stream().map(Diagnostic::toString).toList());
    }
}
