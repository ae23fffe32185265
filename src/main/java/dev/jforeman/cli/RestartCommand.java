package dev.jforeman.cli;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Options;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.diagnostic.Refusal;
import picocli.CommandLine.Model.CommandSpec;

/** {@code jforeman restart}: restarts processes, all of them if none is named. */
final class RestartCommand extends SocketVerb {
    @Override
    public String name() {
        return "restart";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = model("Restart processes of the running jforeman; start those that are not running.");
        spec.addOption(
                Options.flag("Restart one instance at a time; wait until it is ready before the next.", "--rolling"));
        addNames(spec);
        return spec;
    }

    @Override
    Request request(OptionValues given) throws Refusal {
        return new Request.Restart(given.words(), given.isOn("rolling"));
    }
}
