package dev.jforeman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.cli.Call.Answer;
import dev.jforeman.cli.remote.ScriptedServer;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.control.server.ControlEndpoint;
import dev.jforeman.keyboard.KeyboardEndpoint;
import dev.jforeman.os.instance.LockHolder;
import dev.jforeman.os.instance.RuntimeDirectory;
import dev.jforeman.session.LockRefresh;
import dev.jforeman.session.SessionObserver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions of {@code start} before the session begins, with a session provided by the test. */
class StartCommandTest {
    private static final int EXIT_CODE = 42;

    @TempDir
    private Path temp;

    private final List<SessionSetup> begun = new ArrayList<>();
    private final List<String> how = new ArrayList<>();
    private Optional<ScriptedServer> open = Optional.empty();
    private Optional<Call> call = Optional.empty();

    @BeforeEach
    void app() throws IOException {
        open = Optional.of(ScriptedServer.in(temp));
        call = Optional.of(
                new Call(server().app()).procfile("web: a", "worker: b").variable("JFOREMAN_PORT", "6000"));
        server().environment().forEach(here()::variable);
        here().variable("HOME", temp.toString());
    }

    @AfterEach
    void close() {
        open.ifPresent(ScriptedServer::close);
    }

    private ScriptedServer server() {
        return open.orElseThrow();
    }

    private Call here() {
        return call.orElseThrow();
    }

    private RuntimeDirectory runtime() {
        return RuntimeDirectory.of(server().app(), server().environment());
    }

    private Answer start(String line) {
        return here().jforeman(new StartCommand(this::run), line);
    }

    private int run(SessionSetup setup, Optional<SessionObserver> observer, boolean isDebug, boolean isKillingEscaped) {
        begun.add(setup);
        how.addAll(observer.stream()
                .map(watching -> watching.getClass().getSimpleName())
                .toList());
        how.addAll(isDebug ? List.of("debug") : List.of());
        how.addAll(isKillingEscaped ? List.of("kill-escaped") : List.of());
        return EXIT_CODE;
    }

    private SessionSetup setup(String line) {
        Answer answer = start(line);
        assertThat(answer).isEqualTo(new Answer(EXIT_CODE, "", ""));
        return begun.getLast();
    }

    private static List<String> instances(SessionSetup setup) {
        return setup.plan().instances().stream()
                .map(spec -> spec.name().toString())
                .toList();
    }

    @Test
    void theExitCodeIsThatOfTheSessionAndTheLockIsReleased() {
        assertThat(instances(setup("start"))).containsExactly("web.1", "worker.1");
        assertThat(instances(setup("start web=2"))).containsExactly("web.1", "web.2");
        assertThat(how).isEmpty();
    }

    @Test
    void aSessionWithTheLockHasAControlSocket() {
        SessionSetup setup = setup("start");

        assertThat(setup.runtime()).contains(runtime());
        assertThat(setup.endpoints()).hasExactlyElementsOfTypes(ControlEndpoint.class, LockRefresh.class);
        assertThat(setup.remarks()).isEmpty();
    }

    /** The session runs nevertheless, with a remark that it cannot be controlled. */
    @Test
    void withoutARuntimeDirectoryTheSessionHasNoEndpoints() throws IOException {
        Files.move(runtime().base(), temp.resolve("away"));
        Files.createFile(runtime().base());

        SessionSetup setup = setup("start");

        assertThat(setup.runtime()).isEmpty();
        assertThat(setup.endpoints()).isEmpty();
        assertThat(setup.remarks())
                .singleElement()
                .asString()
                .startsWith("cannot use " + runtime().path())
                .endsWith("; a second jforeman in this directory will not be detected");
    }

    @Test
    void remarksOfThePlanArePrintedFirst() {
        here().procfile("web: a", "release: migrate");

        assertThat(setup("start").remarks()).singleElement().asString().contains("release");
    }

    @Test
    void optionsArePassedToTheSession() {
        setup("start --debug --kill-escaped --exit-code-from web");

        assertThat(how).containsExactly("ExitCodeFrom", "debug", "kill-escaped");
    }

    @ParameterizedTest
    @CsvSource({
        "true, start, true",
        "true, start --no-keys, false",
        "true, start --log-format=json, false",
        "false, start, false"
    })
    void keysAreReadOnlyFromATerminal(String isTerminal, String line, boolean isRead) {
        System.setProperty("jforeman.terminal", isTerminal);
        System.setProperty("jforeman.keyboard", isTerminal);
        try {
            assertThat(setup(line).endpoints().stream().anyMatch(KeyboardEndpoint.class::isInstance))
                    .isEqualTo(isRead);
        } finally {
            System.clearProperty("jforeman.terminal");
            System.clearProperty("jforeman.keyboard");
        }
    }

    /** Only the packaged program can start itself again, so a test sees the error message. */
    @ParameterizedTest
    @ValueSource(strings = {"start -d", "start --detach web", "start -d web", "start -d worker=2", "start --wait"})
    void aStartInTheBackgroundStartsAnotherJforeman(String line) {
        assertThat(start(line))
                .isEqualTo(new Answer(
                        71,
                        "",
                        "jforeman: cannot start in the background: the operating system does not provide the"
                                + " command line of this process\n"));
        assertThat(begun).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"start -d -e FILE", "start -d --config FILE", "start -d -f FILE -d ."})
    void anOpenFileDescriptorCannotBeReadInTheBackground(String line) throws IOException {
        here().file("empty", "");
        here().file("Procfile.dev", "web: a");
        boolean isProcfile = line.contains("-f");
        Path file = server().app().resolve(isProcfile ? "Procfile.dev" : "empty");
        try (InputStream _ = Files.newInputStream(file)) {
            Path open = openHere(file);

            Answer answer = start(line.replace("FILE", open.toString()).replace("-d -f", "--detach -f"));

            assertThat(answer)
                    .isEqualTo(new Answer(
                            2,
                            "",
                            "jforeman: cannot read " + open
                                    + " in the background; save it to a file, or start without -d\n"));
        }
    }

    private static Path openHere(Path file) throws IOException {
        Path real = file.toRealPath();
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(descriptor -> {
                        try {
                            return Files.readSymbolicLink(descriptor).equals(real);
                        } catch (IOException _) {
                            return false; // it was the descriptor of the directory listing
                        }
                    })
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void theVariableForTheBackgroundIsRead() {
        here().variable("JFOREMAN_DETACH", "1");

        assertThat(start("start").exitCode()).isEqualTo(71);
    }

    @Test
    void foremansOptionWithADirectoryIsTheDirectory() throws IOException {
        Files.createDirectory(server().app().resolve("web"));
        here().file("web/Procfile", "other: c");

        assertThat(instances(setup("start -d web"))).containsExactly("other.1");
    }

    @Test
    void aStartWithoutNamesIsRefusedIfJforemanIsRunning() throws IOException {
        try (LockHolder other = LockHolder.of(runtime())) {
            Answer answer = start("start");

            assertThat(answer.exitCode()).isEqualTo(75);
            assertThat(answer.err())
                    .startsWith(
                            "jforeman: already running in " + runtime().app() + ", pid " + other.pid() + ", since ");
            assertThat(server().requests()).isEmpty();
        }
        assertThat(begun).isEmpty();
    }

    @Test
    void aStartWithNamesStartsThemInTheRunningJforeman() throws IOException {
        server().answers(new Reply.Done()).answers(new Reply.Failed(Map.of("worker.1", "failed: exited with code 3")));
        try (LockHolder _ = LockHolder.of(runtime())) {
            assertThat(start("start web=2 worker"))
                    .isEqualTo(new Answer(1, "", "jforeman: worker.1 failed: exited with code 3\n"));

            assertThat(server().requests())
                    .containsExactly(new Request.Scale(Map.of("web", 2)), new Request.Start(List.of("worker")));
            assertThat(start("start web -p 7000").exitCode()).isEqualTo(2);
            assertThat(start("start web"))
                    .isEqualTo(new Answer(
                            3,
                            "",
                            "jforeman: lost the connection to jforeman: the connection was closed before it"
                                    + " answered\n"));
        }
        assertThat(begun).isEmpty();
    }
}
