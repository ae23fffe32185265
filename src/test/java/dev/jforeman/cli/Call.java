package dev.jforeman.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jforeman.cli.options.Streams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Calls commands in this JVM, in a directory and with an environment of the test's own. */
final class Call {
    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();

    /** What came of a call. */
    record Answer(int exitCode, String out, String err) {}

    Call(Path directory) {
        this.directory = directory;
    }

    Call file(String name, String... lines) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, String.join("\n", lines) + "\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Call procfile(String... lines) {
        return file("Procfile", lines);
    }

    Call variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** The words of a command line, without quotes. */
    Answer jforeman(String line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(
                new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), directory, environment);
        String[] words = line.isBlank() ? new String[0] : line.strip().split(" +", -1);
        int exitCode = Cli.run(words, streams);
        return new Answer(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }
}
