package dev.jforeman.cli;

import dev.jforeman.diagnostic.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;

/** {@code jforeman version}. */
final class VersionCommand implements Verb {
    @Override
    public String name() {
        return "version";
    }

    @Override
    public CommandSpec spec() {
        return Options.command(name(), "Show the version.");
    }

    @Override
    public int run(Given given, Streams streams) {
        return print(streams);
    }

    static int print(Streams streams) {
        streams.out().println("jforeman " + version());
        return ExitCode.OK.code();
    }

    /** The build writes it into a resource; the manifest of the archive would take longer to read. */
    private static String version() {
        try (InputStream in = VersionCommand.class.getResourceAsStream("version.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
