package dev.jforeman.os.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/** The shell scripts beside this class, to be run with {@code sh -c}. */
final class ScriptResource {
    private ScriptResource() {}

    /** The unchanged text of a script. */
    static String read(String name) {
        try (InputStream script = Objects.requireNonNull(ScriptResource.class.getResourceAsStream(name))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a script without its comments, for a command line that a process list shows. */
    static String readBare(String name) {
        return read(name)
                .lines()
                .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))
                .collect(Collectors.joining("\n"));
    }
}
