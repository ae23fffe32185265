package dev.jforeman.cli.remote;

import dev.jforeman.cli.app.App;
import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Options;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.control.client.ControlClient;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.PathText;
import dev.jforeman.os.instance.RuntimeDirectory;
import dev.jforeman.os.instance.TrustedSocket;
import dev.jforeman.os.instance.TrustedSocket.Distrusted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Finds the running jforeman: in the directory that options name, otherwise in the current one or one above it. */
public final class Running {
    private Running() {}

    /** Adds the options that select the running jforeman. */
    public static void addOptions(CommandSpec spec) {
        spec.addOption(Options.text("FILE", "Use the jforeman that runs this Procfile.", "--procfile"));
        spec.addOption(Options.text("DIR", "Use the jforeman that runs in this directory.", "-d", "--root"));
        spec.addOption(Options.text("PATH", "Use the jforeman that listens on this control socket.", "--socket"));
    }

    /**
     * Connects to the running jforeman.
     *
     * @throws Refusal if jforeman is not running there
     */
    public static ControlClient connect(OptionValues given, Streams streams) throws Refusal {
        return find(given, streams).orElseThrow(() -> new Refusal(ExitCode.NOT_RUNNING, sentence(given, streams)));
    }

    /**
     * Connects to the running jforeman if there is one.
     *
     * @throws Refusal if the socket belongs to another user
     */
    public static Optional<ControlClient> find(OptionValues given, Streams streams) throws Refusal {
        try {
            return findTrusted(given, streams);
        } catch (Distrusted e) {
            throw distrusted(e);
        }
    }

    static Refusal distrusted(Distrusted e) {
        return new Refusal(ExitCode.NOT_RUNNING, "asks nothing there: " + e.getMessage());
    }

    private static Optional<ControlClient> findTrusted(OptionValues given, Streams streams) throws Distrusted {
        Optional<String> socket = given.text("socket");
        if (socket.isPresent()) {
            Path path = PathText.resolve(streams.directory(), socket.get());
            return ControlClient.connect(TrustedSocket.named(path));
        }
        return isNamed(given)
                ? in(App.paths(given, streams).directory(), streams)
                : inOrAbove(streams.directory(), streams);
    }

    private static boolean isNamed(OptionValues given) {
        return given.text("root").isPresent() || given.text("procfile").isPresent();
    }

    private static Optional<ControlClient> inOrAbove(Path directory, Streams streams) throws Distrusted {
        Optional<ControlClient> found = in(directory, streams);
        Optional<Path> parent = Optional.ofNullable(directory.getParent());
        return found.isPresent() || parent.isEmpty() ? found : inOrAbove(parent.get(), streams);
    }

    private static Optional<ControlClient> in(Path directory, Streams streams) throws Distrusted {
        return at(RuntimeDirectory.of(directory, streams.environment()));
    }

    /**
     * Connects to the jforeman of an app directory. If it was started with another {@code XDG_RUNTIME_DIR}, its socket is
     * found through the lock on the app directory.
     *
     * @throws Distrusted if the socket belongs to another user
     */
    static Optional<ControlClient> at(RuntimeDirectory directory) throws Distrusted {
        Optional<ControlClient> usual = ControlClient.connect(TrustedSocket.of(directory));
        Optional<Path> elsewhere = usual.isPresent() ? Optional.empty() : directory.socketOfHolder();
        return elsewhere.isPresent() ? ControlClient.connect(TrustedSocket.found(elsewhere.get())) : usual;
    }

    private static String sentence(OptionValues given, Streams streams) {
        Optional<String> socket = given.text("socket");
        if (socket.isPresent()) {
            Path path = PathText.resolve(streams.directory(), socket.get());
            String reason = Files.exists(path) ? "no jforeman listens there" : "the socket does not exist";
            return "cannot connect to " + socket.get() + ": " + reason;
        }
        Path where = isNamed(given) ? App.paths(given, streams).directory() : streams.directory();
        String orAbove = isNamed(given) ? "" : " or a directory above it";
        return "jforeman is not running in " + PathText.of(where) + orAbove + " (start it with: jforeman start)";
    }
}
