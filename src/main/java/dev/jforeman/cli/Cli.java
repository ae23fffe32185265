package dev.jforeman.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.PlainFactory;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Parsed;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.os.kernel.DescriptorLimit;
import dev.jforeman.settings.Defaults;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Parses the command line and runs a command: the only place where errors become exit codes. */
public final class Cli {
    /** Excludes converters for dates and database drivers, which would cost time at start-up: all options are text. */
    private static final Map<String, String> PICOCLI = Map.of("picocli.converters.excludes", "java[.].*");

    private Cli() {}

    /**
     * Runs one command.
     *
     * @return the exit code of the program
     */
    public static int run(String[] words, Streams streams) {
        PICOCLI.forEach(System::setProperty);
        return run(words.length == 0 ? Optional.empty() : RootCommand.byName(words[0]), words, streams);
    }

    /**
     * Runs one command, the given one if there is one.
     *
     * @param named the command, if the first word is its name written in full
     * @return the exit code of the program
     */
    static int run(Optional<Verb> named, String[] words, Streams streams) {
        try {
            return parseAndRun(named, words, streams);
        } catch (ParameterException e) {
            return usage(e, streams);
        } catch (Refusal e) {
            e.sentences().forEach(streams::say);
            return e.exitCode().code();
        } catch (InterruptedException e) {
            return internal(e, words, streams);
        } catch (RuntimeException | Error e) {
            return internal(e, words, streams);
        }
    }

    /** Parses with the model of one command if its name is written in full, otherwise with that of all, which takes longer. */
    private static int parseAndRun(Optional<Verb> named, String[] words, Streams streams)
            throws Refusal, InterruptedException {
        return named.isPresent()
                ? runOne(named.get(), Arrays.copyOfRange(words, 1, words.length), streams)
                : runAny(words, streams);
    }

    private static int runOne(Verb verb, String[] words, Streams streams) throws Refusal, InterruptedException {
        verb.begin();
        CommandLine command = new CommandLine(verb.spec().parent(RootCommand.nameOnly()), PlainFactory.INSTANCE);
        command.setStopAtPositional(verb.stopsAtFirstWord());
        ParseResult arguments =
                command.parseArgs(verb.reword(List.of(words), streams).toArray(String[]::new));
        return isHelpGiven(arguments, command, streams) ? ExitCode.OK.code() : run(verb, arguments, streams);
    }

    private static int runAny(String[] words, Streams streams) throws Refusal, InterruptedException {
        CommandLine root = new CommandLine(RootCommand.spec(), PlainFactory.INSTANCE);
        root.setAbbreviatedSubcommandsAllowed(true);
        root.getSubcommands().values().forEach(Cli::tune);
        ParseResult all = root.parseArgs(words);
        if (isHelpGiven(all, root, streams)) {
            return ExitCode.OK.code();
        }
        return all.hasSubcommand()
                ? run(RootCommand.verb(all.subcommand().commandSpec()), all.subcommand(), streams)
                : RootCommand.run(all, root, streams);
    }

    private static boolean isHelpGiven(ParseResult arguments, CommandLine command, Streams streams) {
        if (arguments.isUsageHelpRequested() || arguments.hasSubcommand()) {
            HelpLayout.apply(command);
        }
        command.setOut(new PrintWriter(streams.out(), true, UTF_8));
        return CommandLine.executeHelpRequest(arguments) != null;
    }

    private static void tune(CommandLine command) {
        boolean stops = RootCommand.byName(command.getCommandName())
                .map(Verb::stopsAtFirstWord)
                .orElse(false);
        command.setStopAtPositional(stops);
    }

    private static int run(Verb verb, ParseResult arguments, Streams streams) throws Refusal, InterruptedException {
        return verb.run(new OptionValues(arguments, streams.environment(), defaults(streams)), streams);
    }

    private static Defaults defaults(Streams streams) throws Refusal {
        Parsed<Defaults> defaults = Defaults.load(streams.directory());
        Refusal.ifAnyError(defaults.diagnostics());
        return defaults.value();
    }

    private static int usage(ParameterException e, Streams streams) {
        streams.say(CommandLineError.sentence(e));
        streams.err().println("See " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help.");
        return ExitCode.USAGE.code();
    }

    private static int internal(Throwable e, String[] words, Streams streams) {
        Optional<String> noFiles = DescriptorLimit.reached();
        if (noFiles.isPresent()) {
            streams.say(noFiles.get());
            return ExitCode.CANNOT_SPAWN.code();
        }
        streams.say("internal error, please report it: " + e);
        if (Arrays.asList(words).contains("--debug")) {
            e.printStackTrace(streams.err());
        } else {
            streams.err().println("Use --debug to see where it happened.");
        }
        return ExitCode.INTERNAL.code();
    }
}
