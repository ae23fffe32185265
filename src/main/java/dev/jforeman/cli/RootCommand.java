package dev.jforeman.cli;

import dev.jforeman.cli.options.Options;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Nearest;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.os.kernel.Exec;
import dev.jforeman.session.Session;
import dev.jforeman.session.SessionObserver;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The {@code jforeman} command itself, and the list of its subcommands. */
final class RootCommand {
    private static final List<String> NAMES = List.of(
            "start",
            "run",
            "check",
            "env",
            "export",
            "smoke",
            "ps",
            "logs",
            "stop",
            "restart",
            "scale",
            "signal",
            "attach",
            "reload",
            "wait",
            "down",
            "completion",
            "version",
            "help");

    private RootCommand() {}

    /** The model of {@code jforeman} with all subcommands that the help lists. */
    static CommandSpec spec() {
        CommandSpec root = Options.command("jforeman", "Run the processes of a Procfile.");
        root.usageMessage().commandListHeading("%nCommands:%n").synopsisSubcommandLabel("COMMAND");
        root.addOption(OptionSpec.builder("-v", "--version")
                .type(boolean.class)
                .arity("0")
                .description("Show the version.")
                .build());
        verbs().forEach(verb -> {
            CommandSpec spec = verb.spec();
            spec.aliases(verb.aliases().toArray(String[]::new));
            root.addSubcommand(verb.name(), spec);
        });
        return root;
    }

    /** A parent for the model of a single command, so that its usage begins with {@code jforeman}. */
    static CommandSpec nameOnly() {
        return Options.emptyCommand("jforeman");
    }

    /** The commands that the help lists, in the order of the help. */
    static Stream<Verb> verbs() {
        return NAMES.stream().map(name -> byName(name).orElseThrow());
    }

    /** Finds a command by its full name or alias. No class of another command is loaded. */
    static Optional<Verb> byName(String name) {
        return switch (name) {
            case "start" -> Optional.of(new StartCommand(RootCommand::runSession));
            case "run" -> Optional.of(new RunCommand(Exec::become));
            case "smoke" -> Optional.of(new SmokeCommand(RootCommand::runSession));
            case "check" -> Optional.of(new CheckCommand());
            case "env" -> Optional.of(new EnvCommand());
            case "export" -> Optional.of(new ExportCommand());
            case "ps", "status" -> Optional.of(new PsCommand(PsCommand.REFRESH_INTERVAL));
            case "logs" -> Optional.of(new LogsCommand());
            case "stop" -> Optional.of(new StopCommand());
            case "restart" -> Optional.of(new RestartCommand());
            case "scale" -> Optional.of(new ScaleCommand());
            case "signal", "kill" -> Optional.of(new SignalCommand());
            case "attach" -> Optional.of(new AttachCommand());
            case "reload" -> Optional.of(new ReloadCommand());
            case "wait" -> Optional.of(new WaitCommand(WaitCommand.REPORT_TIMEOUT));
            case "down" -> Optional.of(new DownCommand());
            case "completion" -> Optional.of(new CompletionCommand());
            case "complete" -> Optional.of(new CompleteCommand());
            case "man" -> Optional.of(new ManCommand());
            case "version" -> Optional.of(new VersionCommand());
            case "help" -> Optional.of(new HelpCommand());
            default -> Optional.empty();
        };
    }

    /**
     * Finds a command by its full name, an alias, or the beginning of its name if no other name begins so.
     *
     * @throws Refusal if there is no such command
     */
    static Verb named(String name) throws Refusal {
        Optional<Verb> found = byName(name);
        List<String> candidates = NAMES.stream()
                .filter(candidate -> !name.isEmpty() && candidate.startsWith(name))
                .toList();
        return (candidates.size() == 1 ? found.or(() -> byName(candidates.getFirst())) : found)
                .orElseThrow(() -> new Refusal(ExitCode.USAGE, "unknown command " + name + Nearest.hint(name, NAMES)));
    }

    private static int runSession(
            SessionSetup setup, Optional<SessionObserver> observer, boolean isDebug, boolean isKillingEscaped)
            throws InterruptedException {
        return new Session(isDebug, isKillingEscaped, observer)
                .run(setup.plan(), setup.planning(), setup.log(), setup.runtime(), setup.remarks(), setup.endpoints());
    }

    static Verb verb(CommandSpec spec) {
        return byName(spec.name()).orElseThrow();
    }

    /** Runs {@code jforeman} without a subcommand: prints the version or the help. */
    static int run(ParseResult arguments, CommandLine root, Streams streams) {
        if (arguments.hasMatchedOption("--version")) {
            return VersionCommand.print(streams);
        }
        root.usage(streams.out());
        return ExitCode.OK.code();
    }
}
