package dev.jforeman.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jforeman.cli.Call.Answer;
import dev.jforeman.cli.remote.ScriptedServer;
import dev.jforeman.control.client.ControlClient;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Reply.ProcessRow;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.os.instance.TrustedSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of verbs if jforeman closes the connection, has another version, does not answer, or refuses. */
class LostServerTest {
    private static final Reply UP = processes("running");
    private static final Reply LINE = new Reply.Line(0, "web.1", Optional.empty(), "the last line", false);

    @TempDir
    private Path temp;

    private Optional<ScriptedServer> open = Optional.empty();

    @BeforeEach
    void listen() throws IOException {
        open = Optional.of(ScriptedServer.in(temp));
    }

    @AfterEach
    void close() {
        open.ifPresent(ScriptedServer::close);
    }

    private ScriptedServer server() {
        return open.orElseThrow();
    }

    private Call here() {
        Call call = new Call(server().app());
        server().environment().forEach(call::variable);
        return call;
    }

    private static Reply processes(String state) {
        ProcessRow row = new ProcessRow(
                "web.1",
                state,
                state.equals("running"),
                OptionalInt.empty(),
                new Reply.Past(0, Optional.empty(), false),
                Reply.Run.NONE);
        return new Reply.Processes(1, "/app", 0, List.of("web"), List.of(row));
    }

    @Test
    void aMissingSocketIsNamed() {
        Answer answer = here().jforeman("ps --socket /nowhere/control");

        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.err()).isEqualTo("jforeman: cannot connect to /nowhere/control: the socket does not exist\n");
    }

    /** logs took it for the end of the log and exited with 0. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ps",
                "ps --json",
                "ps --watch",
                "stop web",
                "restart --rolling",
                "reload",
                "scale web=2",
                "signal USR1 web",
                "wait --ready",
                "wait --timeout 1h",
                "logs",
                "logs -f",
                "down"
            })
    void aConnectionClosedBeforeTheAnswerIsReported(String line) {
        assertThat(here().jforeman(line))
                .isEqualTo(new Answer(
                        3,
                        "",
                        "jforeman: lost the connection to jforeman: the connection was closed before it answered\n"));
    }

    /** logs took it for the end of the log and exited with 0. */
    @ParameterizedTest
    @ValueSource(strings = {"ps", "ps --watch", "stop web", "reload", "wait", "wait --timeout 1h", "logs", "down"})
    void anAnswerThatCannotBeUnderstoodIsAnError(String line) {
        server().says("{\"type\":\"improved\"}");

        Answer answer = here().jforeman(line);

        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err())
                .startsWith("jforeman: lost the connection to jforeman: invalid reply: ")
                .hasLineCount(1);
    }

    @Test
    void aLineOfTheLogThatCannotBeUnderstoodIsAnErrorToo() {
        server().answers(UP).says("nonsense");

        Answer answer = here().jforeman("logs -f");

        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.err()).contains("invalid reply: ");
    }

    /** The connection is closed after a refusal. {@code logs} took that for the end of the log and exited with 0. */
    @ParameterizedTest
    @ValueSource(strings = {"ps", "ps --watch", "stop web", "reload", "wait", "logs", "logs -f"})
    void aRefusalIsPrintedOnce(String line) {
        server().answers(new Reply.Refused("this jforeman speaks version 2\nask that of its own version"));

        assertThat(here().jforeman(line))
                .isEqualTo(new Answer(
                        1, "", "jforeman: this jforeman speaks version 2\njforeman: ask that of its own version\n"));
    }

    @Test
    void aRequestDuringTheShutdownIsAnError() {
        server().answers(new Reply.Ending());

        assertThat(here().jforeman("restart web"))
                .isEqualTo(new Answer(1, "", "jforeman is shutting down; nothing was done\n"));
    }

    @Test
    void processesThatFailedAreNamed() {
        server().answers(new Reply.Failed(Map.of("web.1", "failed: exited with code 7 after 3.2 s")));

        assertThat(here().jforeman("restart web"))
                .isEqualTo(new Answer(1, "", "jforeman: web.1 failed: exited with code 7 after 3.2 s\n"));
    }

    /** The server sends more than the socket buffers hold, so it could not send all if {@code down} returned early. */
    @Test
    void downReturnsWhenTheConnectionIsClosed() throws InterruptedException {
        Stream<Reply> more = Stream.<Reply>generate(Reply.CaughtUp::new).limit(50_000);
        server().answers(Stream.concat(Stream.of(new Reply.Done()), more).toArray(Reply[]::new))
                .hangsUp();

        assertThat(here().jforeman("down")).isEqualTo(new Answer(0, "", ""));

        server().awaitHungUp();
        assertThat(server().unheard()).isEmpty();
        assertThat(server().requests()).containsExactly(new Request.Down());
    }

    @Test
    void psWatchesUntilTheRunningJforemanExits() {
        server().answers(UP).answers(processes("done"));

        Answer answer = here().jforeman(new PsCommand(Duration.ZERO), "ps --watch web");

        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.out().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "NAME STATE PID PORT UP RESTARTS CPU MEMORY LAST END",
                        "web.1 running - - - 0 - - -",
                        "NAME STATE PID PORT UP RESTARTS CPU MEMORY LAST END",
                        "web.1 done - - - 0 - - -");
        assertThat(answer.err())
                .isEqualTo("jforeman: lost the connection to jforeman: the connection was closed before it answered\n");
        assertThat(server().requests()).hasSize(3).containsOnly(new Request.Ps(List.of("web")));
    }

    @Test
    void psPrintsAnObjectForEachRefresh() {
        server().answers(UP).answers(processes("done"));

        assertThat(here().jforeman(new PsCommand(Duration.ZERO), "ps --watch --json")
                        .out()
                        .lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("{\"type\":\"processes\""));
    }

    @Test
    void psStopsWatchingWhenTheNameIsNoLongerKnown() {
        server().answers(UP).answers(new Reply.Refused("unknown process \"web\""));

        Answer answer = here().jforeman(new PsCommand(Duration.ZERO), "ps --watch web");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).isEqualTo("jforeman: unknown process \"web\"\n");
    }

    @Test
    void waitNamesTheProcessesOnATimeout() {
        server().neverAnswers(Request.Wait.class).answers(processes("starting"));

        assertThat(here().jforeman("wait --timeout 1ms"))
                .isEqualTo(new Answer(1, "", "jforeman: timed out: web.1 is still starting\n"));
    }

    @Test
    void aFailedProcessIsNotNamedOnATimeout() {
        server().neverAnswers(Request.Wait.class).answers(processes("failed"));

        assertThat(here().jforeman("wait --ready --timeout 1ms")).isEqualTo(new Answer(1, "", ""));
    }

    /** {@code wait} once requested the states of the processes and waited for the reply without a timeout. */
    @Test
    void waitTimesOutAlsoIfTheRunningJforemanIsFrozen() {
        server().neverAnswers(Request.Wait.class).neverAnswers(Request.Ps.class);

        assertThat(here().jforeman(new WaitCommand(Duration.ofMillis(1)), "wait --timeout 1ms"))
                .isEqualTo(new Answer(1, "", "jforeman: timed out, and jforeman does not respond\n"));
    }

    @Test
    void waitReportsAConnectionLostAfterTheTimeout() {
        server().neverAnswers(Request.Wait.class);

        assertThat(here().jforeman("wait --timeout 1ms"))
                .isEqualTo(new Answer(
                        3,
                        "",
                        "jforeman: lost the connection to jforeman: the connection was closed before it answered\n"));
    }

    @Test
    void aCancelledTimeoutLeavesTheConnectionOpen() throws IOException {
        server().answers(UP);
        try (ControlClient client =
                ControlClient.connect(TrustedSocket.named(server().socket())).orElseThrow()) {
            WaitCommand.WaitLimit limit = new WaitCommand.WaitLimit(client, Duration.ofDays(1));
            Thread.currentThread().interrupt();

            limit.run();

            assertThat(Thread.interrupted()).isTrue();
            assertThatThrownBy(() -> limit.orLost(new IOException("another reason")))
                    .hasMessage("another reason");
            client.send(new Request.Ps(List.of()));
            assertThat(client.next()).contains(UP);
        }
    }

    @Test
    void onATerminalPsReplacesThePreviousTable() {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        PsCommand.Screen looks = new PsCommand.Screen(new PrintStream(screen, true, UTF_8), true);

        looks.show(List.of("a", "b"));
        looks.show(List.of("c"));

        assertThat(screen.toString(UTF_8)).isEqualTo("a\nb\n\033[2A\033[Jc\n");
    }

    @Test
    void theEndOfTheRunningJforemanIsTheEndOfTheLog() {
        server().answers(UP).answers(LINE).hangsUp();

        assertThat(here().jforeman("logs -f --no-timestamp --prefix=none"))
                .isEqualTo(new Answer(0, "the last line\n", ""));
    }

    @Test
    void aLogThatNothingReadsEndsWithoutAnError() {
        server().answers(UP).answers(new Reply.CaughtUp(), LINE);

        assertThat(here().unread("logs -f")).isZero();
    }
}
