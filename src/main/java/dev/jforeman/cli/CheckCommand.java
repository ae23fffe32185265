package dev.jforeman.cli;

import dev.jforeman.cli.app.App;
import dev.jforeman.cli.app.MissingWatchPaths;
import dev.jforeman.cli.app.Plans;
import dev.jforeman.cli.app.TextFile;
import dev.jforeman.cli.options.LogChoices;
import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Options;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.InvalidValue;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.dotenv.Dotenv;
import dev.jforeman.dotenv.Expansion;
import dev.jforeman.dotenv.ForemanReading;
import dev.jforeman.model.Plan;
import dev.jforeman.plan.AppPaths.NamedPath;
import dev.jforeman.procfile.HerokuNames;
import dev.jforeman.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code jforeman check}: validates the files of an app. */
final class CheckCommand implements Verb {
    /** The only platform whose naming rules {@code --strict} can check. */
    private static final String HEROKU = "heroku";

    /** The value of {@code --strict} alone. */
    private static final String STRICT = "true";

    @Override
    public String name() {
        return "check";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                Options.command(name(), "Validate Procfile, env and settings files and report all problems at once.");
        Options.addApp(spec);
        Options.addFormation(spec);
        Options.addPorts(spec);
        spec.addOption(Options.flag("Print the port of each instance.", "--ports"));
        spec.addOption(Options.flag("Print only the process types, one per line.", "--types"));
        spec.addOption(OptionSpec.builder("--strict")
                .paramLabel(HEROKU)
                .type(String.class)
                .arity("0..1")
                .preprocessor((words, _, _, how) -> giveValue(words, "=".equals(how.get("separator"))))
                .description("Treat warnings as errors; =heroku also warns about names that Heroku renames or rejects.")
                .build());
        Options.addDebug(spec);
        spec.addPositional(Options.words("TYPE[=N]", "0..*", "Process types to check and how many (default: all)."));
        return spec;
    }

    /**
     * Takes the next word as the value only if it is a platform: in {@code check --strict web} it is a process type.
     */
    private static boolean giveValue(List<String> words, boolean isJoined) {
        if (words.isEmpty() || !(isJoined || words.getLast().equals(HEROKU))) {
            words.add(STRICT);
        }
        return false; // picocli then goes on to assign the value
    }

    @Override
    public int run(OptionValues given, Streams streams) throws Refusal {
        refuseUnknownPlatform(given);
        App app = App.read(given, streams);
        boolean isForHeroku = given.text("strict").filter(HEROKU::equals).isPresent();
        boolean isStrict = isForHeroku || given.isOn("strict");
        List<Diagnostic> found = diagnostics(app, given, isForHeroku);
        boolean isRefused = found.stream().anyMatch(d -> d.isError()) || (isStrict && !found.isEmpty());
        found.forEach(streams.err()::println);
        app.env().remarks().forEach(streams.err()::println);
        if (!given.isOn("env-expand")) {
            app.env().files().forEach(file -> unexpanded(file).ifPresent(streams.err()::println));
        }
        if (isRefused) {
            return ExitCode.BAD_DATA.code();
        }
        Plan plan = Plans.check(app, given, streams);
        LogChoices.check(given, plan);
        if (plan.instances().isEmpty()) {
            plan.remarks().forEach(streams.err()::println);
        }
        report(app, plan, given, streams);
        return ExitCode.OK.code();
    }

    private static void refuseUnknownPlatform(OptionValues given) throws Refusal {
        Optional<String> platform =
                given.typed("strict").filter(word -> !List.of(HEROKU, STRICT).contains(word));
        if (platform.isPresent()) {
            throw new Refusal(
                    ExitCode.USAGE, InvalidValue.of("--strict", platform.get(), HEROKU + ", or --strict alone"));
        }
    }

    private static void report(App app, Plan plan, OptionValues given, Streams streams) throws Refusal {
        if (given.isOn("types")) {
            app.procfile().types().forEach(streams.out()::println);
            return;
        }
        streams.out()
                .println("valid procfile detected ("
                        + String.join(", ", app.procfile().types()) + ")");
        if (given.isOn("ports")) {
            TextTable.lines(ports(plan)).forEach(streams.out()::println);
        }
    }

    private static Optional<String> unexpanded(Dotenv file) {
        return Expansion.firstUnexpanded(file)
                .map(assignment -> assignment.where() + ": " + assignment.name()
                        + " contains ${...}, which is not expanded (use --env-expand to expand it)");
    }

    /**
     * All diagnostics: those of the parsers, differences from how foreman reads env files, and watched paths that do not exist.
     */
    private static List<Diagnostic> diagnostics(App app, OptionValues given, boolean isForHeroku) throws Refusal {
        List<Diagnostic> all = new ArrayList<>(given.warnings());
        all.addAll(app.diagnostics());
        if (isForHeroku) {
            all.addAll(HerokuNames.differences(app.procfile()));
        }
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
