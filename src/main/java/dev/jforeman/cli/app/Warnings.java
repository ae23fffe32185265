package dev.jforeman.cli.app;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.dotenv.ForemanReading;
import dev.jforeman.plan.AppPaths.NamedPath;
import java.util.ArrayList;
import java.util.List;

/** What {@code check} says: the readers' diagnostics, and where foreman would read an env file otherwise. */
public final class Warnings {
    private Warnings() {}

    public static List<Diagnostic> and(App app) throws Refusal {
        List<Diagnostic> all = new ArrayList<>(app.diagnostics());
        if (app.diagnostics().stream().noneMatch(Diagnostic::isError)) {
            for (NamedPath file : app.env().paths()) {
                all.addAll(ForemanReading.differences(file.name(), TextFile.bytes(file)));
            }
        }
        return all;
    }
}
