package dev.jforeman.cli;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Options;
import dev.jforeman.cli.remote.StartInRunning;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.diagnostic.Refusal;
import picocli.CommandLine.Model.CommandSpec;

/** {@code jforeman scale web=3}: changes the number of instances of process types. */
final class ScaleCommand extends SocketVerb {
    @Override
    public String name() {
        return "scale";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = model(
                "Change the number of instances of process types.",
                "Running instances keep their pid and port; instances with the highest numbers are stopped first.");
        spec.addPositional(
                Options.words("TYPE=N", "1..*", "Number of instances of a process type, for example web=3."));
        return spec;
    }

    @Override
    Request request(OptionValues given) throws Refusal {
        return StartInRunning.scale(given.words());
    }
}
