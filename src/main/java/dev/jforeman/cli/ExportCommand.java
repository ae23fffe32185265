package dev.jforeman.cli;

import dev.jforeman.cli.app.App;
import dev.jforeman.cli.app.Plans;
import dev.jforeman.cli.options.ExportChoices;
import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Options;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.export.Templates;
import dev.jforeman.export.format.Formats;
import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.Export;
import dev.jforeman.model.Plan;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * {@code jforeman export}: writes the formation as files of another process manager. The result depends only on the app's
 * files and the options, not on the environment variables of the shell.
 */
final class ExportCommand implements Verb {
    @Override
    public String name() {
        return "export";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                name(),
                "Export the app to another process manager.",
                "Variables are taken from env files only, never from the shell.");
        Options.addFiles(spec);
        Options.addFormation(spec);
        Options.addPorts(spec, "the env file");
        ExportChoices.addOptions(spec);
        ExportOutput.addOptions(spec);
        Options.addDebug(spec);
        spec.addPositional(Options.words("FORMAT", "1", "Export format: " + String.join(", ", Formats.NAMES) + "."));
        spec.addPositional(PositionalParamSpec.builder(Options.words(
                        "LOCATION",
                        "0..1",
                        "Directory to write to; without it, a format with a single file is printed."))
                .index("1")
                .build());
        return spec;
    }

    @Override
    public int run(OptionValues given, Streams callers) throws Refusal {
        Streams streams = callers.asSeen();
        Streams alone = streams.withoutEnvironment();
        App app = App.read(given, alone).orRefuse();
        Plan plan = Plans.export(app, given, alone);
        Deployment deployment = Deployment.of(plan, ExportChoices.of(given, streams.directory()));
        String format = given.words().getFirst();
        Export plain = Formats.export(format, deployment);
        Export export = Templates.read(ExportChoices.templateFolders(given, format, streams))
                .applyTo(plain, deployment);
        remarks(app, plan, export, given).forEach(streams.err()::println);
        return new ExportOutput(format, deployment, given, streams).write(export);
    }

    private static List<String> remarks(App app, Plan plan, Export export, OptionValues given) throws Refusal {
        List<String> remarks = new ArrayList<>(app.env().messages(given));
        remarks.addAll(plan.remarks());
        remarks.addAll(export.remarks());
        return remarks;
    }
}
