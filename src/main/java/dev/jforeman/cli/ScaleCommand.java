package dev.jforeman.cli;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Options;
import dev.jforeman.cli.remote.StartInRunning;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.diagnostic.Refusal;
import picocli.CommandLine.Model.CommandSpec;

/** {@code jforeman scale web=3}. */
final class ScaleCommand extends SocketVerb {
    @Override
    public String name() {
        return "scale";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = model(
                "Run more or fewer instances of a process type.",
                "Those that run keep their pid and port; the highest numbers go first.");
        spec.addPositional(Options.words("TYPE=N", "1..*", "How many instances of a type, for example web=3."));
        return spec;
    }

    @Override
    Request request(OptionValues given) throws Refusal {
        return StartInRunning.scale(given.words());
    }
}
