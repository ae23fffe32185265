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

/** A command that sends one request to the running jforeman, and returns when it is done. */
abstract class SocketVerb implements Verb {
    private static final String NAMES =
            "Process types, instances such as web.2, groups such as @jobs or patterns such as 'w*'";

    /** The request. */
    abstract Request request(OptionValues given) throws Refusal;

    @Override
    public int run(OptionValues given, Streams streams) throws Refusal, InterruptedException {
        return ControlCall.ask(request(given), given, streams);
    }

    /** The model of such a command, its own options not yet added. */
    CommandSpec model(String... description) {
        CommandSpec spec = Options.command(name(), description);
        Running.addOptions(spec);
        return spec;
    }

    /** Adds the names of processes, all of them if there is none. */
    static void addNames(CommandSpec spec) {
        spec.addPositional(Options.words("NAME", "0..*", NAMES + " (default: all)."));
    }

    /** Adds the names of processes where it would not be safe to mean all by naming none. */
    static void addRequiredNames(CommandSpec spec) {
        spec.addPositional(Options.words("NAME", "0..*", NAMES + "; '*' means all."));
    }

    /** The names, of which there must be one. */
    static List<String> requiredNames(List<String> names, String verb) throws Refusal {
        if (names.isEmpty()) {
            throw new Refusal(ExitCode.USAGE, verb + ": no processes specified; name them, or use '*' for all");
        }
        return names;
    }
}
