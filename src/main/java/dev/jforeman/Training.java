package dev.jforeman;

import dev.jforeman.cli.Cli;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.os.kernel.Exit;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The run in which the JVM learns what the commands load, for the cache that all later starts use. It plays them in one
 * JVM, with an app and an environment of its own, so that nothing of the user's is read or run.
 */
public final class Training {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);

    private static final List<String> ALONE = List.of(
            "version",
            "--help",
            "start --help",
            "check --ports",
            "env web.1",
            "completion bash",
            "complete -- st",
            "export systemd systemd",
            "export compose --image app compose");

    /** None that starts a process anew, which takes the lock that this JVM has already. */
    private static final List<String> BESIDE_A_SESSION = List.of(
            "ps",
            "ps --json",
            "logs",
            "logs --json web",
            "wait --timeout 5 --ready",
            "scale worker=2",
            "signal CONT worker",
            "restart web",
            "stop worker",
            "reload",
            "down");

    private final Path directory;
    private final Streams streams;

    private Training(Path directory) {
        this.directory = directory;
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        String here = directory.toString();
        this.streams = new Streams(
                nowhere,
                nowhere,
                directory,
                Map.of("HOME", here, "XDG_RUNTIME_DIR", here, "PATH", "/usr/local/bin:/usr/bin:/bin"));
    }

    /**
     * Plays all commands once.
     *
     * @param words an empty directory for the app
     */
    public static void main(String[] words) throws IOException, InterruptedException {
        new Training(Path.of(words[0]).toRealPath()).play();
        Exit.byJvm(0);
    }

    private void play() throws IOException, InterruptedException {
        write("Procfile", "web: echo $PORT; exec sleep 60\nworker: echo up; exec sleep 60\n");
        write(".env", "NAME=value\nQUOTED=\"a b\"\n");
        ALONE.forEach(this::play);
        playSession("start");
        write("jforeman.yml", """
            processes:
              web: {ready: {command: 'true'}, needs: [worker]}
              worker: {ready: {log: up}, stop-signal: INT}
            """);
        playSession("start --pty=always");
        play("smoke --timeout 5");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private void playSession(String start) throws InterruptedException {
        Thread session = new Thread(() -> play(start));
        session.start();
        while (call("ps") != 0 && session.isAlive()) {
            Thread.sleep(BETWEEN_TRIES);
        }
        BESIDE_A_SESSION.forEach(this::play);
        session.join();
    }

    /** A command that fails has not loaded what it would need otherwise. */
    private void play(String line) {
        int exitCode = call(line);
        if (exitCode != 0) {
            System.err.println(line + ": exit code " + exitCode);
        }
    }

    private int call(String line) {
        return Cli.run(line.split(" "), streams);
    }
}
