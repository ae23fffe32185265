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

    /** The model of all commands. */
    static CommandSpec spec() {
        CommandSpec root = Options.command("jforeman", "Runs the processes of a Procfile.");
        root.usageMessage().commandListHeading("%nCommands:%n").synopsisSubcommandLabel("COMMAND");
        root.addOption(OptionSpec.builder("-v", "--version")
                .type(boolean.class)
                .arity("0")
                .description("Show the version.")
                .build());
        VERBS.forEach(verb -> root.addSubcommand(verb.name(), verb.spec()));
        root.addSubcommand("help", new CommandLine(new HelpCommand(), PlainFactory.INSTANCE));
        return root;
    }

    /** What stands in front of a command's own name. */
    static CommandSpec nameOnly() {
        return Options.nothing("jforeman");
    }

    /** The command of this name, written out. */
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
