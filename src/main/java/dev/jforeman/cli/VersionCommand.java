package dev.jforeman.cli;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Options;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.diagnostic.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** {@code jforeman version}: prints the version. */
final class VersionCommand implements Verb {
    /**
     * The version of the build; a test compares it with {@code pom.xml}. It is a constant because reading it from a resource
     * would take longer than the rest of the command.
     */
    static final String VERSION = "0.1.0";

    @Override
    public String name() {
        return "version";
    }

    @Override
    public CommandSpec spec() {
        return Options.command(name(), "Show the version.");
    }

    @Override
    public int run(OptionValues given, Streams streams) {
        return print(streams);
    }

    static int print(Streams streams) {
        streams.out().println("jforeman " + VERSION);
        return ExitCode.OK.code();
    }
}
