package dev.jforeman.cli.options;

import dev.jforeman.diagnostic.Message;
import dev.jforeman.model.ByteText;
import dev.jforeman.model.PathText;
import dev.jforeman.os.kernel.CallerEnvironment;
import dev.jforeman.os.kernel.Inherited;
import dev.jforeman.os.terminal.StandardOutput;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a command gets from the process it runs in: streams, directory and environment variables.
 *
 * @param out standard output, for results
 * @param err standard error, for messages and errors
 * @param directory the current directory, absolute
 * @param environment the environment variables of the process
 */
public record Streams(PrintStream out, PrintStream err, Path directory, Map<String, String> environment) {
    /** The streams, directory and environment variables of this process. */
    public static Streams standard() {
        return new Streams(System.out, System.err, Inherited.directory(), CallerEnvironment.get());
    }

    /** Prints a message to standard error, with the prefix {@code jforeman: }. */
    public void say(String sentence) {
        err.println(Message.of(sentence));
    }

    /** Prints a result to standard output: all its bytes unchanged if that is a file or pipe, as text if it is a terminal. */
    public void print(String text) {
        if (StandardOutput.isTerminal()) {
            out.print(text);
        } else {
            byte[] bytes = ByteText.encode(text);
            out.write(bytes, 0, bytes.length);
        }
    }

    /**
     * These streams with the current directory as the user sees it: the path in {@code PWD}, which may contain symbolic links,
     * if it is the same directory.
     */
    public Streams asSeen() {
        return Optional.ofNullable(environment.get("PWD"))
                .filter(seen -> seen.startsWith("/"))
                .map(seen -> PathText.path(seen).normalize())
                .filter(this::isHere)
                .map(seen -> new Streams(out, err, seen, environment))
                .orElse(this);
    }

    private boolean isHere(Path path) {
        try {
            return Files.isSameFile(path, directory);
        } catch (IOException e) {
            return false; // for example, PWD names a directory that has been removed
        }
    }

    /** These streams without environment variables, for results that must not depend on the shell of the user. */
    public Streams withoutEnvironment() {
        return new Streams(out, err, directory, Map.of());
    }
}
