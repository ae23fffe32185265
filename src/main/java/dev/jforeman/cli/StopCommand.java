package dev.jforeman.cli;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.diagnostic.Refusal;
import picocli.CommandLine.Model.CommandSpec;

/** {@code jforeman stop}: stops processes; jforeman itself keeps running. */
final class StopCommand extends SocketVerb {
    @Override
    public String name() {
        return "stop";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = model("Stop processes; jforeman itself keeps running (to exit it: jforeman down).");
        addRequiredNames(spec);
        return spec;
    }

    @Override
    Request request(OptionValues given) throws Refusal {
        return new Request.Stop(requiredNames(given.words(), name()));
    }
}
