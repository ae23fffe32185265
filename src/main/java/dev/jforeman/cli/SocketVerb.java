package dev.jforeman.cli;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Options;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.cli.remote.ControlCall;
import dev.jforeman.cli.remote.Running;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** A command that sends one request to the running jforeman and returns when that has been carried out. */
abstract class SocketVerb implements Verb {
    private static final String NAMES =
            "Process types, instances such as web.2, groups such as @jobs or patterns such as 'w*'";

    /**
     * The request to send.
     *
     * @throws Refusal if an argument is invalid
     */
    abstract Request request(OptionValues given) throws Refusal;

    @Override
    public int run(OptionValues given, Streams streams) throws Refusal, InterruptedException {
        return ControlCall.ask(request(given), given, streams);
    }

    /** A model with the description and the options that select the running jforeman; subclasses add their own options. */
    CommandSpec model(String... description) {
        CommandSpec spec = Options.command(name(), description);
        Running.addOptions(spec);
        return spec;
    }

    /** Adds a parameter for names of processes, which means all processes if it is omitted. */
    static void addNames(CommandSpec spec) {
        spec.addPositional(Options.words("NAME", "0..*", NAMES + " (default: all)."));
    }

    /** Adds a parameter for names of processes for commands that must not affect all processes by mistake. */
    static void addRequiredNames(CommandSpec spec) {
        spec.addPositional(Options.words("NAME", "0..*", NAMES + "; '*' means all."));
    }

    /**
     * Returns the names.
     *
     * @throws Refusal if there is none
     */
    static List<String> requiredNames(List<String> names, String verb) throws Refusal {
        if (names.isEmpty()) {
            throw new Refusal(ExitCode.USAGE, verb + ": no processes specified; name them, or use '*' for all");
        }
        return names;
    }
}
