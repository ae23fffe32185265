package dev.jforeman.cli;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Options;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.cli.remote.Attachment;
import dev.jforeman.cli.remote.ControlCall;
import dev.jforeman.cli.remote.Running;
import dev.jforeman.control.client.ControlClient;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.os.kernel.Signals;
import dev.jforeman.os.terminal.Keyboard;
import dev.jforeman.os.terminal.RawTerminal;
import dev.jforeman.os.terminal.StandardOutput;
import dev.jforeman.text.LeaveKeys;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/** {@code jforeman attach}: connects this terminal to a process. */
final class AttachCommand implements Verb {
    @Override
    public String name() {
        return "attach";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                name(),
                "Connect your terminal to a process of the running jforeman; " + LeaveKeys.NAME + " detaches.",
                "The process must run on a terminal: see --pty of jforeman start.");
        Running.addOptions(spec);
        spec.addPositional(Options.words("NAME", "1", "Process, for example web or web.2."));
        return spec;
    }

    @Override
    public int run(OptionValues given, Streams streams) throws Refusal, InterruptedException {
        if (!Keyboard.isThere() || !StandardOutput.isTerminal()) {
            throw needsTerminal("but standard input and output are not both a terminal");
        }
        if (!Keyboard.isInForeground()) {
            throw needsTerminal("but it runs in the background");
        }
        try (ControlClient client = Running.connect(given, streams)) {
            Signals.endOnQuit();
            return new Attachment(client, streams, RawTerminal.own())
                    .run(given.words().getFirst());
        } catch (IOException e) {
            throw ControlCall.lost(e);
        }
    }

    private static Refusal needsTerminal(String reason) {
        return new Refusal(ExitCode.USAGE, "attach needs a terminal, " + reason);
    }
}
