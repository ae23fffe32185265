package dev.jforeman.cli;

import dev.jforeman.diagnostic.Refusal;
import picocli.CommandLine.Model.CommandSpec;

/** placeholder */
final class RunCommand implements Verb {
    @Override
    public String name() {
        return "run";
    }

    @Override
    public CommandSpec spec() {
        return Options.command(name(), "x");
    }

    @Override
    public int run(Given given, Streams streams) throws Refusal {
        return 0;
    }
}
