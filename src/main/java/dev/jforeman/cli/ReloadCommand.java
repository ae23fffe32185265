package dev.jforeman.cli;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.cli.remote.ControlCall;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.diagnostic.Refusal;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code jforeman reload}: makes the running jforeman read Procfile, env and settings files again. */
final class ReloadCommand extends SocketVerb {
    @Override
    public String name() {
        return "reload";
    }

    @Override
    public CommandSpec spec() {
        return model(
                "Reload Procfile, env and settings files: start what was added, stop what was removed, restart what"
                        + " changed.",
                "If a file has an error, nothing changes.");
    }

    @Override
    Request request(OptionValues given) {
        return new Request.Reload();
    }

    @Override
    public int run(OptionValues given, Streams streams) throws Refusal {
        return ControlCall.ask(request(given), given, streams, reply -> print(reply, streams.out()));
    }

    private static void print(Reply reply, PrintStream out) {
        if (reply instanceof Reply.Reloaded(List<String> added, List<String> removed, List<String> changed)) {
            added.forEach(name -> out.println("added   " + name));
            removed.forEach(name -> out.println("removed " + name));
            changed.forEach(name -> out.println("changed " + name));
            if (added.isEmpty() && removed.isEmpty() && changed.isEmpty()) {
                out.println("nothing changed");
            }
        }
    }
}
