package dev.jforeman.cli.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Options;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Reply.ProcessRow;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.control.protocol.Request.Wait.Until;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.os.instance.RuntimeDirectory;
import dev.jforeman.settings.Defaults;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A start in the background: what it waits for and prints, with a scripted jforeman in the background. */
class BackgroundTest {
    private static final long PID = 4242;
    private static final Request PS = new Request.Ps(List.of());

    @TempDir
    private Path temp;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private Optional<IOException> refusal = Optional.empty();
    private Optional<String> dropped = Optional.empty();
    private FakeProcess process = FakeProcess.living();
    private Optional<ScriptedServer> open = Optional.empty();

    @BeforeEach
    void listen() throws IOException {
        open = Optional.of(ScriptedServer.in(temp));
        environment.putAll(server().environment());
        environment.put("XDG_STATE_HOME", temp.resolve("state").toString());
    }

    @AfterEach
    void close() {
        open.ifPresent(ScriptedServer::close);
    }

    private ScriptedServer server() {
        return open.orElseThrow();
    }

    /** The started process. It has exited already, or never exits. */
    private static final class FakeProcess extends Process {
        private final OptionalInt code;
        private final String errors;

        private FakeProcess(OptionalInt code, String errors) {
            this.code = code;
            this.errors = errors;
        }

        private static FakeProcess living() {
            return new FakeProcess(OptionalInt.empty(), "");
        }

        private static FakeProcess exited(int code, String errors) {
            return new FakeProcess(OptionalInt.of(code), errors);
        }

        @Override
        public long pid() {
            return PID;
        }

        @Override
        public boolean isAlive() {
            return code.isEmpty();
        }

        @Override
        public int exitValue() {
            return code.orElseThrow();
        }

        @Override
        public int waitFor() {
            return exitValue();
        }

        @Override
        public void destroy() {}

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(new byte[0]);
        }

        @Override
        public InputStream getErrorStream() {
            return getInputStream();
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }
    }

    private static Reply processes(ProcessRow... rows) {
        return new Reply.Processes(PID, "/app", 0, List.of("web", "worker"), List.of(rows));
    }

    private static ProcessRow row(String name, String state, boolean isReady, int restarts) {
        Optional<String> end = restarts > 0 ? Optional.of("exited with code 3 after 0.1 s") : Optional.empty();
        return new ProcessRow(
                name, state, isReady, OptionalInt.empty(), new Reply.Past(restarts, end, false), Reply.Run.NONE);
    }

    private static ProcessRow up(String name) {
        return row(name, "running", true, 0);
    }

    private RuntimeDirectory runtime() {
        return RuntimeDirectory.of(server().app(), environment);
    }

    private Path logs() {
        return temp.resolve("state/jforeman").resolve(runtime().name());
    }

    private static OptionValues typed(Map<String, String> environment, String line) {
        CommandSpec spec = Options.command("start");
        Stream.of("--detach", Background.WAIT).forEach(name -> spec.addOption(Options.flag("", name)));
        spec.addOption(Options.text("DIR", "", "--log-dir"));
        spec.addPositional(Options.words("TYPE", "0..*", ""));
        String[] typed = line.split(" ", -1);
        return new OptionValues(
                new CommandLine(spec).parseArgs(typed), environment, new Defaults(Map.of(), Map.of(), List.of()));
    }

    private int start(String line) throws Refusal, InterruptedException {
        Streams streams = new Streams(
                new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), server().app(), environment);
        return new Background(runtime(), typed(environment, line), streams, this::start, Duration.ZERO).start();
    }

    private Process start(List<String> line, String droppedVariable, Path errors) throws IOException {
        words.addAll(line);
        dropped = Optional.of(droppedVariable);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        Files.writeString(errors, process.errors);
        return process;
    }

    private String said() {
        return err.toString(UTF_8);
    }

    private String printed() {
        return out.toString(UTF_8);
    }

    @Test
    void startReturnsWhenAllProcessesAreReady() throws Exception {
        Reply all = processes(up("web.1"), row("migrate.1", "done", false, 0));
        server().answers(all) // for the check of its pid
                .answers(new Reply.Done()) // up
                .answers(all) // states after "up"
                .answers(new Reply.Done()) // ready
                .answers(all);

        assertThat(start("--detach")).isZero();

        assertThat(printed())
                .isEqualTo("jforeman: running in the background with pid 4242, 2 processes, log in " + logs()
                        + " (show it with jforeman logs -f, stop with jforeman down)\n");
        assertThat(said()).isEmpty();
        assertThat(server().requests())
                .containsExactly(
                        PS, new Request.Wait(Until.UP, List.of()), PS, new Request.Wait(Until.READY, List.of()), PS);
    }

    @Test
    void aSingleProcessIsReportedInTheSingular() throws Exception {
        Reply all = processes(up("web.1"));
        server().answers(all)
                .answers(new Reply.Done())
                .answers(all)
                .answers(new Reply.Done())
                .answers(all);

        assertThat(start("--detach web")).isZero();

        assertThat(printed()).contains("with pid 4242, 1 process, log in ");
    }

    @Test
    void aProcessThatCrashesAtOnceIsNamedWithoutWaiting() throws Exception {
        Reply crashed = processes(row("web.1", "restarting", false, 1), up("worker.1"));
        server().answers(crashed)
                .answers(new Reply.Failed(Map.of("web.1", "restarting")))
                .answers(crashed)
                .answers(crashed);

        assertThat(start("--detach")).isEqualTo(1);

        assertThat(said())
                .isEqualTo("jforeman: web.1 is not started: restarting, exited with code 3 after 0.1 s\n"
                        + "jforeman: the other processes are running (show the log with jforeman logs, stop with"
                        + " jforeman down)\n");
        assertThat(printed()).isEmpty();
        assertThat(server().requests()).doesNotContain(new Request.Wait(Until.READY, List.of()));
    }

    @Test
    void aProcessRestartedAfterACrashCountsAsFailed() throws Exception {
        Reply back = processes(row("web.1", "running", true, 1));
        server().answers(back).answers(new Reply.Done()).answers(back).answers(back);

        assertThat(start("--detach")).isEqualTo(1);

        assertThat(said()).startsWith("jforeman: web.1 is not started: running, exited with code 3 after 0.1 s\n");
    }

    @Test
    void aProcessThatIsNotReadyInTimeIsNamed() throws Exception {
        Reply unready = processes(row("web.1", "running", false, 0));
        server().answers(unready)
                .answers(new Reply.Done())
                .answers(unready)
                .answers(new Reply.Failed(Map.of("web.1", "running, but not ready")))
                .answers(unready);

        assertThat(start("--detach")).isEqualTo(1);

        assertThat(said()).startsWith("jforeman: web.1 is not ready\n");
    }

    @Test
    void aRefusedStartIsReportedWithItsMessage() throws Exception {
        process = FakeProcess.exited(75, "jforeman: already running in /app\n");
        server().answers(new Reply.Processes(PID + 1, "/app", 0, List.of(), List.of()));

        assertThat(start("--detach")).isEqualTo(75);

        assertThat(said()).isEqualTo("jforeman: already running in /app\n");
        assertThat(printed()).isEmpty();
    }

    @Test
    void anExitWithoutAMessageIsReportedWithItsCode() throws Exception {
        process = FakeProcess.exited(7, "");

        assertThat(start("--detach")).isEqualTo(7);

        assertThat(said()).isEqualTo("jforeman: exited with code 7; log in " + logs() + "\n");
    }

    @Test
    void anExitWithZeroIsReportedAsAllExited() throws Exception {
        process = FakeProcess.exited(0, "");

        assertThat(start("--detach")).isZero();

        assertThat(printed()).isEqualTo("jforeman: all processes have exited; log in " + logs() + "\n");
    }

    /** The background process has sent the names to the running jforeman, and exits at once. */
    @Test
    void startingNamesInARunningJforemanPrintsNothing() throws Exception {
        process = FakeProcess.exited(0, "");

        assertThat(start("--detach web")).isZero();

        assertThat(printed()).isEmpty();
        assertThat(said()).isEmpty();
    }

    @Test
    void anExitDuringTheRequestIsReportedWithItsMessage() throws Exception {
        process = FakeProcess.exited(1, "jforeman: worse\n");
        server().answers(processes(up("web.1")));

        assertThat(start("--detach")).isEqualTo(1);

        assertThat(said()).isEqualTo("jforeman: worse\n");
    }

    @Test
    void anUnexpectedReplyCountsAsNoReply() throws Exception {
        process = FakeProcess.exited(1, "");
        server().answers(new Reply.Ending());

        assertThat(start("--detach")).isEqualTo(1);
    }

    @Test
    void theBackgroundProcessGetsTheSameWordsAndALogDirectory() throws Exception {
        process = FakeProcess.exited(0, "");

        start("--detach web=2 --wait worker");

        assertThat(words).containsExactly("start", "--log-dir", logs().toString(), "web=2", "worker");
        assertThat(logs()).isDirectory();
    }

    /** Otherwise each background process would start the next one, without an end. */
    @Test
    void theVariableForTheBackgroundIsNotPassedOn() throws Exception {
        process = FakeProcess.exited(0, "");
        environment.put("JFOREMAN_DETACH", "1");

        start("web");

        assertThat(words).doesNotContain("--detach");
        assertThat(dropped).contains("JFOREMAN_DETACH");
    }

    @Test
    void theLogDirectoryFollowsTheOptionForTheDirectory() throws Exception {
        process = FakeProcess.exited(0, "");

        start("--detach --log-dir=log");

        assertThat(words).startsWith("start", "--log-dir=log").doesNotContain("--log-dir");
        assertThat(printed()).endsWith("log in " + server().app().resolve("log") + "\n");
        assertThat(logs()).doesNotExist();
    }

    /** The XDG specification says that a relative path in the variable is ignored. */
    @Test
    void withoutAUsableStateHomeTheLogIsBelowTheHomeDirectory() throws Exception {
        process = FakeProcess.exited(0, "");
        environment.put("XDG_STATE_HOME", "state");
        environment.put("HOME", Files.createDirectory(temp.resolve("home")).toString());

        start("--detach");

        assertThat(printed())
                .contains(temp.resolve("home/.local/state/jforeman").toString());
    }

    @Test
    void withoutAUsableStateDirectoryTheLogIsBesideTheSocket() throws Exception {
        process = FakeProcess.exited(0, "");
        Files.writeString(temp.resolve("state"), "a file");

        start("--detach");

        assertThat(printed()).contains(runtime().path().resolve("log").toString());
    }

    /** A refused start once emptied the error file of the running jforeman. */
    @Test
    void aRefusedStartKeepsTheErrorFileOfTheRunningJforeman() throws Exception {
        Reply all = processes(up("web.1"));
        server().answers(all)
                .answers(new Reply.Done())
                .answers(all)
                .answers(new Reply.Done())
                .answers(all);
        process = new FakeProcess(OptionalInt.empty(), "the first's errors");
        assertThat(start("--detach")).isZero();

        server().answers(new Reply.Processes(PID + 1, "/app", 0, List.of(), List.of()));
        process = FakeProcess.exited(75, "jforeman: already running\n");
        assertThat(start("--detach")).isEqualTo(75);

        assertThat(said()).isEqualTo("jforeman: already running\n");
        try (Stream<Path> files = Files.list(runtime().path())) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("errors")))
                    .singleElement()
                    .satisfies(file -> assertThat(file).hasContent("the first's errors"));
        }
    }

    @Test
    void aFailureToStartTheBackgroundProcessIsReported() {
        refusal = Optional.of(new IOException("no more processes"));

        assertThatThrownBy(() -> start("--detach"))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.exitCode()).isEqualTo(ExitCode.CANNOT_SPAWN))
                .hasMessage("cannot start in the background: no more processes");
    }
}
