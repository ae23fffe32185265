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

/** What becomes of an export's files: printed, compared with what is there, or written. */
record ExportOutput(String format, Deployment deployment, OptionValues given, Streams streams) {
    /** As of {@code diff}. */
    private static final int DIFFERENT = 1;

    static void addOptions(CommandSpec spec) {
        spec.addOption(Options.flag("Only tell what would be written and removed.", "--dry-run"));
        spec.addOption(Options.flag("Only show how LOCATION differs; the exit code is 1 if it does.", "--diff"));
        spec.addOption(Options.flag("Overwrite files that no export wrote.", "--force"));
    }

    int write(Export export) throws Refusal {
        Optional<String> location =
                given.words().stream().skip(1).filter(word -> !word.equals("-")).findFirst();
        return location.isEmpty() ? print(export.files()) : write(location.get(), export.files());
    }

    private int print(List<ExportFile> files) throws Refusal {
        if (files.size() > 1 || given.isOn("diff") || given.isOn("dry-run")) {
            String why = files.size() > 1 ? format + " is " + files.size() + " files" : "nothing is written";
            throw new Refusal(ExitCode.USAGE, why + ": name a directory (jforeman export " + format + " DIR)");
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
        tell(changes, name);
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
                        + ": a file that no export wrote is there (move it away, or use --force)")
                .toList();
        if (!foreign.isEmpty()) {
            throw new Refusal(ExitCode.CANNOT_WRITE, foreign);
        }
    }

    private void tell(List<Change> changes, String name) throws Refusal {
        String would = given.isOn("dry-run") ? "would " : "";
        for (Change change : changes) {
            String file = inside(name, change);
            switch (change.kind()) {
                case CREATE, OVERWRITE, PROTECT -> streams.out().println(would + "write " + file);
                case REMOVE -> streams.out().println(would + "remove " + file);
                case KEEP ->
                    streams.err().println(file + " is no longer part of the export, but was changed by hand: it stays");
                case REFUSE -> throw new AssertionError(change);
            }
        }
        if (changes.isEmpty()) {
            streams.out().println("nothing to write: " + name + " is up to date");
        }
    }

    private static String inside(String name, Change change) {
        return name.endsWith("/") ? name + change.path() : name + "/" + change.path();
    }
}
