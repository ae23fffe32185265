package dev.jforeman.cli.remote;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.control.client.ControlClient;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Reply.ProcessRow;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.control.protocol.Request.Wait.Until;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Message;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.ByteText;
import dev.jforeman.model.PathText;
import dev.jforeman.os.instance.BackgroundProcess;
import dev.jforeman.os.instance.PrivateDirectory;
import dev.jforeman.os.instance.RemovalGuard;
import dev.jforeman.os.instance.RuntimeDirectory;
import dev.jforeman.os.instance.TrustedSocket;
import dev.jforeman.os.kernel.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code jforeman start --detach}: starts another jforeman in the background and returns when all its processes are ready. A
 * process that fails within a second counts as not started.
 */
public final class Background {
    /** The option for the background, without dashes. */
    public static final String OPTION = "detach";

    /** The variable for the option. The jforeman in the background must not inherit it, or it would start another one. */
    private static final String VARIABLE = "JFOREMAN_DETACH";

    /** An alias of the option, as in Docker Compose. */
    public static final String WAIT = "--wait";

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);
    private static final Duration STABLE = Duration.ofSeconds(1);
    private static final String OWN_FILES = "jforeman";

    /** Starts a jforeman in the background; tests have another one. */
    @FunctionalInterface
    interface Starter {
        Process start(List<String> words, String droppedVariable, Path errors) throws IOException;
    }

    private final RuntimeDirectory runtime;
    private final OptionValues given;
    private final Streams streams;
    private final Starter starter;
    private final Duration stable;

    public Background(RuntimeDirectory runtime, OptionValues given, Streams streams) {
        this(runtime, given, streams, BackgroundProcess::start, STABLE);
    }

    /**
     * Creates it with another starter and delay, for tests.
     *
     * @param stable time within which a process that fails counts as not started
     */
    Background(RuntimeDirectory runtime, OptionValues given, Streams streams, Starter starter, Duration stable) {
        this.runtime = runtime;
        this.given = given;
        this.streams = streams;
        this.starter = starter;
        this.stable = stable;
    }

    public int start() throws Refusal, InterruptedException {
        try (RemovalGuard _ = RemovalGuard.hold(runtime)) {
            Signals.endOnQuit();
            runtime.create();
            Path logs = logDirectory();
            Path errors =
                    runtime.path().resolve("errors-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
            return watch(starter.start(words(logs), VARIABLE, errors), errors, logs);
        } catch (IOException e) {
            throw new Refusal(ExitCode.CANNOT_SPAWN, "cannot start in the background: " + e.getMessage());
        }
    }

    private List<String> words(Path logs) {
        List<String> words = new ArrayList<>(List.of("start"));
        words.addAll(given.original());
        words.removeIf(word -> word.equals("--" + OPTION) || word.equals(WAIT));
        if (!given.typedOptions().contains("--log-dir")) {
            words.addAll(1, List.of("--log-dir", PathText.of(logs)));
        }
        return words;
    }

    /**
     * The directory of {@code --log-dir}, otherwise one in the user's state directory, otherwise (for users without a home
     * directory) one beside the control socket.
     */
    private Path logDirectory() throws IOException {
        Optional<String> chosen = given.path("log-dir");
        if (chosen.isPresent()) {
            return PathText.resolve(streams.directory(), chosen.get());
        }
        Optional<Path> own = absolute("XDG_STATE_HOME")
                .or(() -> absolute("HOME")
                        .filter(Files::isDirectory)
                        .map(home -> home.resolve(".local").resolve("state")))
                .map(state -> state.resolve(OWN_FILES).resolve(runtime.name()))
                .filter(Background::isUsable);
        return own.isPresent() ? own.get() : runtime.createIn("log");
    }

    private Optional<Path> absolute(String variable) {
        return Optional.ofNullable(streams.environment().get(variable))
                .map(PathText::path)
                .filter(Path::isAbsolute);
    }

    private static boolean isUsable(Path directory) {
        try {
            return PrivateDirectory.isOurs(nearest(directory))
                    && PrivateDirectory.isOurs(PrivateDirectory.create(directory));
        } catch (IOException _) {
            return false;
        }
    }

    /** The directory itself, or the one in which it would be created: nothing is left in that of another user. */
    private static Path nearest(Path directory) {
        Path parent = directory.getParent();
        return parent == null || Files.isDirectory(directory) ? directory : nearest(parent);
    }

    private int watch(Process started, Path errors, Path logs) throws IOException, InterruptedException, Refusal {
        while (true) {
            Optional<ControlClient> client = ControlClient.connect(TrustedSocket.of(runtime));
            if (client.isPresent()) {
                try (ControlClient connected = client.get()) {
                    if (table(connected).pid() == started.pid()) {
                        return follow(connected, started, logs);
                    }
                } catch (IOException _) {
                    // it is about to exit, or another jforeman answered: the started process reports that
                }
            }
            if (!started.isAlive()) {
                return ended(started, errors, logs);
            }
            Thread.sleep(BETWEEN_TRIES);
        }
    }

    private Reply.Processes table(ControlClient client) throws IOException {
        client.send(new Request.Ps(List.of()));
        if (client.next().orElseThrow(() -> new IOException("no answer")) instanceof Reply.Processes processes) {
            return processes;
        }
        throw new IOException("unexpected reply");
    }

    private int follow(ControlClient client, Process started, Path logs) throws IOException, InterruptedException {
        await(client, Until.UP);
        Thread.sleep(stable);
        if (table(client).rows().stream()
                .allMatch(row -> isFine(row) || row.past().restarts() == 0)) {
            await(client, Until.READY);
        }
        Reply.Processes processes = table(client);
        List<ProcessRow> failed =
                processes.rows().stream().filter(row -> !isFine(row)).toList();
        if (failed.isEmpty()) {
            streams.out()
                    .println(Message.of("running in the background with pid " + started.pid() + ", "
                            + count(processes.rows().size()) + ", log in " + PathText.of(logs)
                            + " (show it with jforeman logs -f, stop with jforeman down)"));
            return ExitCode.OK.code();
        }
        failed.forEach(row -> streams.say(row.name() + " " + description(row)));
        streams.say("the other processes are running (show the log with jforeman logs, stop with jforeman down)");
        return ExitCode.FAILED.code();
    }

    private static String count(int processes) {
        return processes == 1 ? "1 process" : processes + " processes";
    }

    private static void await(ControlClient client, Until until) throws IOException {
        client.send(new Request.Wait(until, List.of()));
        client.next();
    }

    private static boolean isFine(ProcessRow row) {
        return switch (row.state()) {
            case "running" -> row.isReady() && row.past().restarts() == 0;
            case "done" -> true;
            default -> false;
        };
    }

    private static String description(ProcessRow row) {
        return row.state().equals("running") && row.past().restarts() == 0
                ? "is not ready"
                : "is not started: " + row.state()
                        + row.past().lastEnd().map(end -> ", " + end).orElse("");
    }

    private int ended(Process started, Path errors, Path logs) throws IOException {
        String messages = ByteText.decode(Files.readAllBytes(errors));
        Files.delete(errors);
        streams.err().print(messages);
        int code = started.exitValue();
        if (code == 0 && given.words().isEmpty()) {
            streams.out().println(Message.of("all processes have exited; log in " + PathText.of(logs)));
        } else if (code != 0 && messages.isEmpty()) {
            streams.say("exited with code " + code + "; log in " + PathText.of(logs));
        }
        return code;
    }
}
