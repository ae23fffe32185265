package dev.jforeman.cli;

import dev.jforeman.cli.options.ExportChoices;
import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Options;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.export.Change;
import dev.jforeman.export.Change.Kind;
import dev.jforeman.export.ExportDirectory;
import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.Export;
import dev.jforeman.export.model.ExportFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Prints the files of an export, compares them with existing ones, or writes them. */
record ExportOutput(String format, Deployment deployment, OptionValues given, Streams streams) {
    /** The exit code for differences, as of {@code diff}. */
    private static final int DIFFERENT = 1;

    static void addOptions(CommandSpec spec) {
        spec.addOption(Options.flag("Print what would be written and removed, and change nothing.", "--dry-run"));
        spec.addOption(Options.flag(
                "Print the differences to LOCATION and exit with 1 if there are any; change nothing.", "--diff"));
        spec.addOption(Options.flag("Overwrite files that were not written by an export.", "--force"));
    }

    int write(Export export) throws Refusal {
        Optional<String> location =
                given.words().stream().skip(1).filter(word -> !word.equals("-")).findFirst();
        return location.isEmpty() ? print(export.files()) : write(location.get(), export.files());
    }

    private int print(List<ExportFile> files) throws Refusal {
        if (files.size() > 1 || given.isOn("diff") || given.isOn("dry-run")) {
            String why =
                    files.size() > 1 ? format + " is " + files.size() + " files" : "there is nothing to compare with";
            throw new Refusal(ExitCode.USAGE, why + ": specify a directory (jforeman export " + format + " DIR)");
        }
        streams.print(files.getFirst().content());
        return ExitCode.OK.code();
    }

    private int write(String name, List<ExportFile> files) throws Refusal {
        Path directory = ExportChoices.absolute(name, streams.directory());
        ExportDirectory location = new ExportDirectory(directory, format, deployment.app());
        List<Change> changes = location.changes(files, given.isOn("force"));
        if (given.isOn("diff")) {
            return diff(changes);
        }
        refuseForeign(changes, name);
        if (!given.isOn("dry-run")) {
            location.apply(changes, files);
        }
        report(changes, name);
        return ExitCode.OK.code();
    }

    private int diff(List<Change> changes) {
        List<Change> differences =
                changes.stream().filter(change -> change.kind() != Kind.KEEP).toList();
        differences.forEach(change -> change.unifiedDiff().forEach(streams.out()::println));
        return differences.isEmpty() ? ExitCode.OK.code() : DIFFERENT;
    }

    private static void refuseForeign(List<Change> changes, String name) throws Refusal {
        List<String> foreign = changes.stream()
                .filter(change -> change.kind() == Kind.REFUSE)
                .map(change -> "cannot write " + inside(name, change)
                        + ": the file exists and was not written by an export (move it, or use --force to"
                        + " overwrite it)")
                .toList();
        if (!foreign.isEmpty()) {
            throw new Refusal(ExitCode.CANNOT_WRITE, foreign);
        }
    }

    private void report(List<Change> changes, String name) throws Refusal {
        String would = given.isOn("dry-run") ? "would " : "";
        for (Change change : changes) {
            String file = inside(name, change);
            switch (change.kind()) {
                case CREATE, OVERWRITE, PROTECT -> streams.out().println(would + "write " + file);
                case REMOVE -> streams.out().println(would + "remove " + file);
                case KEEP ->
                    streams.err().println(file + " is no longer part of the export, but is kept because it was edited");
                case REFUSE -> throw new AssertionError(change);
            }
        }
        if (changes.isEmpty()) {
            streams.out().println("nothing to do: " + name + " is up to date");
        }
    }

    private static String inside(String name, Change change) {
        return name.endsWith("/") ? name + change.path() : name + "/" + change.path();
    }
}
