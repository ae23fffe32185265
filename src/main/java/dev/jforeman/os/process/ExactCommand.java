package dev.jforeman.os.process;

import dev.jforeman.model.ByteText;
import dev.jforeman.model.PathText;
import dev.jforeman.os.kernel.CallerEnvironment;
import dev.jforeman.shell.ShellText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A command whose words, variables and directory can contain any bytes ({@link ByteText}). {@link ProcessBuilder} can
 * only pass what the encoding of the JVM's locale can represent. If that is not enough, a shell prints the rest byte by
 * byte and then execs the command.
 */
public final class ExactCommand {
    private static final List<String> ENTER = List.of("/bin/sh", "-c", "cd -- \"$0\" && exec \"$@\"");

    private ExactCommand() {}

    /** Words for {@link ProcessBuilder} that have the same effect. */
    public static List<String> words(List<String> words) {
        return words.stream().allMatch(ByteText::isExact)
                ? words
                : List.of(
                        "/bin/sh",
                        "-c",
                        words.stream().map(ExactCommand::printed).collect(Collectors.joining(" ", "exec ", "")));
    }

    private static String printed(String word) {
        return ByteText.isExact(word) ? ShellText.word(word) : ShellText.wordInAscii(ByteText.encode(word));
    }

    /**
     * A builder that starts a command.
     *
     * @param variables override the caller's environment
     */
    static ProcessBuilder builder(List<String> words, Path directory, Map<String, String> variables) {
        List<String> all = new ArrayList<>();
        ProcessBuilder builder = new ProcessBuilder();
        if (ByteText.isExact(directory.toString())) {
            builder.directory(directory.toFile());
        } else {
            all.addAll(ENTER);
            all.add(PathText.of(directory));
        }
        all.addAll(setting(CallerEnvironment.Difference.of(variables), builder.environment()));
        all.addAll(words);
        return builder.command(words(all));
    }

    /**
     * Applies the difference to an environment. Returns the words that set what the environment of a builder cannot
     * represent.
     */
    private static List<String> setting(CallerEnvironment.Difference difference, Map<String, String> environment) {
        List<String> words = new ArrayList<>();
        difference.removed().forEach(environment::remove);
        difference.set().forEach((name, value) -> {
            if (ByteText.isExact(name) && ByteText.isExact(value)) {
                environment.put(name, value);
            } else {
                words.add(name + "=" + value);
            }
        });
        if (!words.isEmpty()) {
            words.addFirst("/usr/bin/env");
        }
        return words;
    }
}
