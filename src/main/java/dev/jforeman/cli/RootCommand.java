package dev.jforeman.cli;

import dev.jforeman.diagnostic.ExitCode;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code jforeman} itself: what its commands are. */
final class RootCommand {
    private static final List<Verb> VERBS = List.of(
            new StartCommand(),
            new RunCommand(),
            new CheckCommand(),
            new EnvCommand(),
            new ExportCommand(),
            new VersionCommand());

    private RootCommand() {}

    /** The model that is needed for these words: that of one command if it is named, else of all. */
    static CommandSpec spec(String... words) {
        Optional<Verb> named = named(words);
        CommandSpec root = alone();
        named.map(List::of).orElse(VERBS).forEach(verb -> root.addSubcommand(verb.name(), verb.spec()));
        if (named.isEmpty()) {
            root.addSubcommand("help", new CommandLine(new HelpCommand()));
        }
        return root;
    }

    /** The command these words begin with, if it is written out. */
    static Optional<Verb> named(String... words) {
        return words.length == 0 ? Optional.empty() : byName(words[0]);
    }

    private static CommandSpec alone() {
        CommandSpec root = Options.command("jforeman", "Runs the processes of a Procfile.");
        root.usageMessage().commandListHeading("%nCommands:%n").synopsisSubcommandLabel("COMMAND");
        root.addOption(OptionSpec.builder("-v", "--version")
                .type(boolean.class)
                .arity("0")
                .description("Show the version.")
                .build());
        return root;
    }

    static Optional<Verb> byName(String name) {
        return VERBS.stream().filter(verb -> verb.name().equals(name)).findFirst();
    }

    static Verb verb(CommandSpec spec) {
        return byName(spec.name()).orElseThrow();
    }

    /** No command: the version or the help. */
    static int run(ParseResult arguments, CommandLine root, Streams streams) {
        if (arguments.hasMatchedOption("--version")) {
            return VersionCommand.print(streams);
        }
        root.usage(streams.out());
        return ExitCode.OK.code();
    }
}
