package dev.jforeman.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jforeman.cli.options.Streams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntBiFunction;

/** Calls commands in this JVM, with a directory and an environment chosen by the test. */
final class Call {
    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();

    /** The result of a call. */
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

    /** Runs a command line, whose words are separated by spaces and not quoted. */
    Answer jforeman(String line) {
        return answer((words, streams) -> Cli.run(words, streams), line);
    }

    /** The same with a verb defined by the test. */
    Answer jforeman(Verb verb, String line) {
        return answer((words, streams) -> Cli.run(Optional.of(verb), words, streams), line);
    }

    /** Runs it while nothing reads its output, and returns the exit code. */
    int unread(String line) {
        PrintStream gone = new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                },
                true,
                UTF_8);
        return Cli.run(words(line), new Streams(gone, gone, directory, environment));
    }

    private Answer answer(ToIntBiFunction<String[], Streams> program, String line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(
                new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), directory, environment);
        int exitCode = program.applyAsInt(words(line), streams);
        return new Answer(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }

    private static String[] words(String line) {
        return line.isBlank() ? new String[0] : line.strip().split(" +", -1);
    }
}
