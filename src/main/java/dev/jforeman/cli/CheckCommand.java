package dev.jforeman.cli;

import dev.jforeman.cli.app.App;
import dev.jforeman.cli.app.MissingWatchPaths;
import dev.jforeman.cli.app.Plans;
import dev.jforeman.cli.app.TextFile;
import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Options;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.dotenv.ForemanReading;
import dev.jforeman.model.Plan;
import dev.jforeman.plan.AppPaths.NamedPath;
import dev.jforeman.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code jforeman check}: are the files right? */
final class CheckCommand implements Verb {
    @Override
    public String name() {
        return "check";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(name(), "Check Procfile and env files, and tell all problems at once.");
        Options.addApp(spec);
        Options.addFormation(spec);
        Options.addPorts(spec);
        spec.addOption(Options.flag("Show which instance gets which port.", "--ports"));
        spec.addOption(Options.flag("Warnings are errors.", "--strict"));
        Options.addDebug(spec);
        spec.addPositional(Options.words("TYPE[=N]", "0..*", "What would be started."));
        return spec;
    }

    @Override
    public int run(OptionValues given, Streams streams) throws Refusal {
        App app = App.read(given, streams);
        List<Diagnostic> said = diagnostics(app);
        boolean isRefused = said.stream().anyMatch(d -> d.isError()) || (given.isOn("strict") && !said.isEmpty());
        said.forEach(streams.err()::println);
        app.env().remarks().forEach(streams.err()::println);
        if (isRefused) {
            return ExitCode.BAD_DATA.code();
        }
        Plan plan = Plans.make(app, given, streams, _ -> false);
        report(app, plan, given, streams);
        return ExitCode.OK.code();
    }

    private static void report(App app, Plan plan, OptionValues given, Streams streams) throws Refusal {
        streams.out()
                .println("valid procfile detected ("
                        + String.join(", ", app.procfile().types()) + ")");
        if (given.isOn("ports")) {
            TextTable.lines(ports(plan)).forEach(streams.out()::println);
        }
    }

    /** The readers' own, where foreman would read an env file otherwise, and what is watched but does not exist. */
    private static List<Diagnostic> diagnostics(App app) throws Refusal {
        List<Diagnostic> all = new ArrayList<>(app.diagnostics());
        if (app.diagnostics().stream().noneMatch(Diagnostic::isError)) {
            for (NamedPath file : app.env().paths()) {
                all.addAll(ForemanReading.differences(file.name(), TextFile.bytes(file)));
            }
            all.addAll(MissingWatchPaths.of(app));
        }
        return all;
    }

    private static List<List<String>> ports(Plan plan) {
        return plan.instances().stream()
                .filter(spec -> spec.port().isPresent())
                .map(spec -> List.of(
                        spec.name().toString(), String.valueOf(spec.port().getAsInt())))
                .toList();
    }
}
