package dev.jforeman;

import dev.jforeman.cli.options.Streams;
import dev.jforeman.os.kernel.Exit;
import dev.jforeman.os.kernel.Inherited;
import dev.jforeman.os.kernel.TextPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The start in which the JVM learns what a start loads, for the cache that all later ones use. It has an app and an
 * environment of its own, so that nothing of the user's is read or run.
 *
 * <p>Only a start: the JVM links each class of the cache at its own start, so what other commands load would delay the
 * first process.
 */
public final class Training {
    private Training() {}

    /**
     * Starts an app that ends by itself.
     *
     * @param words an empty directory for the app
     */
    public static void main(String[] words) throws IOException {
        TextPrinter.install();
        Path directory = Path.of(Inherited.arguments(words)[0]).toRealPath();
        Files.writeString(directory.resolve("Procfile"), "a: echo $PORT; exit 0\n");
        Files.writeString(directory.resolve(".env"), "NAME=value\n");
        String here = directory.toString();
        Map<String, String> environment =
                Map.of("HOME", here, "XDG_RUNTIME_DIR", here, "PATH", "/usr/local/bin:/usr/bin:/bin");
        Streams own = Streams.standard();
        Exit.byJvm(Main.run(new String[] {"start"}, new Streams(own.out(), own.err(), directory, environment)));
    }
}
