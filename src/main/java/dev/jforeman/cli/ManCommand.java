package dev.jforeman.cli;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Options;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.PathText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code jforeman man [COMMAND]}: prints manual pages, made from the same model as the help. */
final class ManCommand implements Verb {
    @Override
    public String name() {
        return "man";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                name(), "Print the manual page of jforeman or of a command.", "To show it: jforeman man ps | man -l -");
        spec.addOption(Options.text("DIR", "Write all pages to this directory.", "--output"));
        spec.addPositional(Options.words("COMMAND", "0..1", "Command (default: jforeman itself)."));
        return spec;
    }

    @Override
    public int run(OptionValues given, Streams streams) throws Refusal {
        Optional<String> directory = given.typedText("--output");
        if (directory.isPresent()) {
            writeAll(PathText.resolve(streams.directory(), directory.get()));
        } else {
            streams.out().print(page(given.words()).text());
        }
        return ExitCode.OK.code();
    }

    private static ManPage page(List<String> words) throws Refusal {
        if (words.isEmpty()) {
            return ManPage.of(RootCommand.spec());
        }
        return ManPage.of(RootCommand.named(words.getFirst()).spec().parent(RootCommand.nameOnly()));
    }

    private static void writeAll(Path directory) throws Refusal {
        try {
            Files.createDirectories(directory);
            write(ManPage.of(RootCommand.spec()), directory);
            for (Verb verb : RootCommand.verbs().toList()) {
                write(ManPage.of(verb.spec().parent(RootCommand.nameOnly())), directory);
            }
        } catch (IOException e) {
            throw new Refusal(
                    ExitCode.FILE_MISSING, "cannot write to " + PathText.of(directory) + ": " + e.getMessage());
        }
    }

    private static void write(ManPage page, Path directory) throws IOException {
        Files.writeString(directory.resolve(page.name() + ".1"), page.text());
    }
}
