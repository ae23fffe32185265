package dev.jforeman.os.kernel;

import dev.jforeman.model.ByteText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The environment that the launcher was started with, as the kernel passed it. The launcher is a shell, which drops
 * variables whose names it does not support and changes those that it uses itself, so it passes the original through a
 * pipe.
 */
final class OriginalEnvironment {
    /** The system property with the number of the descriptor, which is open only in this process. */
    static final String DESCRIPTOR = "jforeman.environment";

    private static final Optional<Map<String, String>> VARIABLES = read();

    private OriginalEnvironment() {}

    /** Empty if the launcher passed nothing: then nothing was lost, or that is unknown. */
    static Optional<Map<String, String>> get() {
        return VARIABLES;
    }

    /**
     * Whether the launcher's shell drops variables whose names it does not support. The shell of a process then does
     * the same.
     */
    static boolean isShellDropping() {
        return System.getProperty(DESCRIPTOR) != null;
    }

    /** The descriptor of the pipe, which must be closed before another program replaces this one. */
    static Optional<Integer> descriptor() {
        return Optional.ofNullable(Integer.getInteger(DESCRIPTOR));
    }

    private static Optional<Map<String, String>> read() {
        try {
            return descriptor().isPresent()
                    ? parse(Files.readAllBytes(Path.of("/dev/fd/" + descriptor().get())))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /**
     * Reads assignments that each end with a NUL. If a name occurs twice, the first one counts, as for getenv(3).
     *
     * @return empty if there are no assignments, or if the last one is cut off
     */
    static Optional<Map<String, String>> parse(byte[] environment) {
        if (environment.length == 0 || environment[environment.length - 1] != 0) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (String assignment : ByteText.decode(environment).split("\0", -1)) {
            int equals = assignment.indexOf('=', 1);
            if (equals > 0) {
                variables.putIfAbsent(assignment.substring(0, equals), assignment.substring(equals + 1));
            }
        }
        return Optional.of(variables);
    }
}
