package dev.jforeman.cli;

import dev.jforeman.diagnostic.Diagnostic;
import java.util.List;

/** What {@code check} says beyond errors. */
final class Warnings {
    private Warnings() {}

    static List<Diagnostic> and(App app) {
        return app.diagnostics();
    }
}
