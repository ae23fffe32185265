package dev.jforeman.os.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/** The scripts beside this class, for {@code sh -c}. */
final class ScriptResource {
    private ScriptResource() {}

    /** One of them as it is. */
    static String read(String name) {
        try (InputStream script = Objects.requireNonNull(ScriptResource.class.getResourceAsStream(name))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of them without its comments, where a list of processes shows it. */
    static String readBare(String name) {
        return read(name)
                .lines()
                .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))
                .collect(Collectors.joining("\n"));
    }
}
