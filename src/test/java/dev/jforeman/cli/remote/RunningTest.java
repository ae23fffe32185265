package dev.jforeman.cli.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jforeman.cli.options.GivenOptions;
import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.control.client.ControlClient;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.os.instance.RuntimeDirectory;
import dev.jforeman.session.SteppedSession;
import dev.jforeman.testing.GivenPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a running jforeman is found, and which requests {@code start} sends to it. */
class RunningTest {
    @TempDir
    private Path temp;

    private final SteppedSession session = new SteppedSession(GivenPlan.of("web.1", "worker.1")).boot();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Optional<GivenRunning> open = Optional.empty();

    @BeforeEach
    void run() throws IOException {
        open = Optional.of(GivenRunning.in(temp, session));
    }

    @AfterEach
    void close() {
        open.ifPresent(GivenRunning::close);
    }

    private Path app() {
        return temp.resolve("app");
    }

    private Streams streams(Path directory) {
        PrintStream text = new PrintStream(err, true, UTF_8);
        return new Streams(text, text, directory, open.orElseThrow().environment());
    }

    private static OptionValues typed(String line) {
        return GivenOptions.typed(line).values();
    }

    private void assertFound(OptionValues given, Path directory) throws Exception {
        Optional<ControlClient> client = Running.find(given, streams(directory));
        assertThat(client).isPresent();
        client.get().close();
    }

    private String refusal(OptionValues given, Path directory) {
        Refusal[] refused = new Refusal[1];
        assertThatThrownBy(() -> Running.connect(given, streams(directory)))
                .isInstanceOfSatisfying(Refusal.class, e -> refused[0] = e);
        assertThat(refused[0].exitCode()).isEqualTo(ExitCode.NOT_RUNNING);
        return refused[0].getMessage();
    }

    @Test
    void theJforemanOfTheDirectoryOrAParentIsFound() throws Exception {
        assertFound(typed(""), app());
        assertFound(typed(""), Files.createDirectories(app().resolve("lib/tasks")));
    }

    @Test
    void theJforemanOfANamedDirectoryIsFound() throws Exception {
        assertFound(typed("--root " + app()), temp);
        assertFound(typed("--procfile " + app().resolve("Procfile.dev")), temp);
    }

    @Test
    void parentsOfANamedDirectoryAreNotSearched() throws Exception {
        Path below = Files.createDirectories(app().resolve("lib"));

        assertThat(Running.find(typed("--root " + below), streams(app()))).isEmpty();
        assertThat(refusal(typed("--root " + below), app()))
                .isEqualTo("jforeman is not running in " + below + " (start it with: jforeman start)");
    }

    @Test
    void aDirectoryWithoutARunningJforemanIsReported() {
        assertThat(refusal(typed(""), temp))
                .isEqualTo("jforeman is not running in " + temp
                        + " or a directory above it (start it with: jforeman start)");
    }

    @Test
    void aStartWithNamesIsSentToTheRunningJforeman() throws Refusal {
        session.plansFormation(GivenPlan.of("web.1", "web.2", "worker.1"));
        RuntimeDirectory runtime = RuntimeDirectory.of(app(), open.orElseThrow().environment());

        assertThat(StartInRunning.start(runtime, typed("web=2"), streams(app())))
                .isZero();
        assertThat(session.starts()).contains("web.2 1");
        assertThat(StartInRunning.start(runtime, typed("wbe"), streams(app()))).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("unknown process \"wbe\"");
    }

    @Test
    void optionsThatNeedANewSessionAreRefused() {
        RuntimeDirectory runtime = RuntimeDirectory.of(app(), open.orElseThrow().environment());

        assertThatThrownBy(() -> StartInRunning.start(runtime, typed("web --timeout 3 --root x"), streams(app())))
                .hasMessageStartingWith("--timeout cannot be used because jforeman is already running here;");
        assertThat(session.starts()).hasSize(2);
    }

    @Test
    void aStartIsRefusedIfTheRunningJforemanHasNoSocket() {
        RuntimeDirectory other = RuntimeDirectory.of(temp, Map.of());

        assertThatThrownBy(() -> StartInRunning.start(other, typed("web"), streams(app())))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.exitCode()).isEqualTo(ExitCode.ALREADY_RUNNING))
                .hasMessageContaining("does not accept connections yet; try again in a moment");
    }
}
