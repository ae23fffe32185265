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
 * The surroundings of a command.
 *
 * @param out for what was asked for
 * @param err for errors that prevent it
 * @param directory the current directory, absolute
 * @param environment of the process
 */
public record Streams(PrintStream out, PrintStream err, Path directory, Map<String, String> environment) {
    /** Those of this process. */
    public static Streams standard() {
        return new Streams(System.out, System.err, Inherited.directory(), CallerEnvironment.get());
    }

    /** Prints a message of jforeman on standard error. */
    public void say(String sentence) {
        err.println(Message.of(sentence));
    }

    /** Prints what was asked for as data: another program gets it byte for byte, and a terminal only text. */
    public void print(String text) {
        if (StandardOutput.isTerminal()) {
            out.print(text);
        } else {
            byte[] bytes = ByteText.encode(text);
            out.write(bytes, 0, bytes.length);
        }
    }

    /**
     * The same with the current directory as the user sees it: the shell's name for it, which may lead through symbolic
     * links, where that is the same directory.
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
            return false; // a directory that is gone, for example: the variable is older than the directory
        }
    }

    /** The same without the caller's environment, for what must not depend on the caller. */
    public Streams withoutEnvironment() {
        return new Streams(out, err, directory, Map.of());
    }
}
