package dev.jforeman;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jforeman.cli.options.Streams;
import dev.jforeman.export.format.Formats;
import dev.jforeman.os.kernel.Exit;
import dev.jforeman.os.kernel.Inherited;
import dev.jforeman.os.kernel.TextPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs commands while the JVM records the classes they load, to build the AOT cache that later runs use. It uses an app and
 * an environment of its own, so that it neither reads nor runs anything of the user's.
 *
 * <p>There are two caches: one for the commands that run processes themselves ({@code start}, {@code run}, {@code smoke}), and
 * one for all other commands. The JVM links each class of its cache when it starts, so a common cache would delay the first
 * process.
 */
public final class Training {
    private static final String BACKGROUND = "start -d";

    private static final List<String> WHILE_RUNNING = List.of(
            "wait --ready",
            "ps",
            "ps --json",
            "logs",
            "logs --json --last 5",
            "start worker",
            "restart worker",
            "stop worker",
            "scale worker=2",
            "signal CONT worker",
            "attach worker",
            "reload",
            "complete -- restart w",
            "down");

    private static final List<String> WHILE_NOT_RUNNING = List.of(
            "version",
            "--help",
            "help start",
            "ps",
            "ps --help",
            "complete -- st",
            "complete -- start --",
            "completion bash",
            "man start",
            "check",
            "check --ports",
            "env worker",
            "env");

    private final Path directory;
    private final Streams streams;

    private Training(Path directory, Streams streams) {
        this.directory = directory;
        this.streams = streams;
    }

    /**
     * Runs the commands of one cache in an app that it writes, and exits the JVM with their exit code.
     *
     * @param words {@code start} or {@code verbs}, and an empty directory for the app
     */
    public static void main(String[] words) throws IOException {
        TextPrinter.install();
        String[] given = Inherited.arguments(words);
        Path directory = Path.of(given[1]).toRealPath();
        String here = directory.toString();
        Map<String, String> environment =
                Map.of("HOME", here, "XDG_RUNTIME_DIR", here, "PATH", "/usr/local/bin:/usr/bin:/bin");
        Streams own = Streams.standard();
        if (given[0].equals("start")) {
            Streams shown = new Streams(own.out(), own.err(), directory, environment);
            Exit.byJvm(new Training(directory, shown).start());
        }
        PrintStream discarded = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
        Exit.byJvm(new Training(directory, new Streams(discarded, discarded, directory, environment)).runVerbs());
    }

    /**
     * Runs an app that has a settings file and is stopped by a signal, so that the cache has the classes for both.
     */
    private int start() throws IOException {
        write("Procfile", "a: echo $PORT; sleep 0.5; kill -TERM $PPID; exec sleep 5", "b: exec sleep 5");
        write(".env", "NAME=value");
        write("jforeman.yml", "processes:", "  a:", "    stop-signal: INT");
        return run("start");
    }

    /**
     * Runs the other commands against a session in another process, so that the classes of a session are not in their cache. If
     * that session does not start, this fails and there is no cache: {@code start worker} would then run a session in this
     * process.
     */
    private int runVerbs() throws IOException {
        write("Procfile", "web: echo $PORT; exec sleep 60", "worker: exec sleep 60");
        write(".env", "NAME=value");
        int started = run(BACKGROUND);
        if (started != 0) {
            return started;
        }
        WHILE_RUNNING.forEach(this::run);
        write("jforeman.yml", "processes:", "  web:", "    ready: {log: '[0-9]+'}", "    stop-signal: INT");
        WHILE_NOT_RUNNING.forEach(this::run);
        for (String format : Formats.NAMES) {
            run("export " + format + " " + format + " --image example/app");
        }
        return 0;
    }

    private int run(String line) {
        return Main.run(line.split(" "), streams);
    }

    private void write(String name, String... lines) throws IOException {
        Files.write(directory.resolve(name), List.of(lines));
    }
}
