package dev.jforeman.os.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Outcome;
import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.Signals;
import dev.jforeman.os.kernel.WindowSize;
import dev.jforeman.os.process.ProcessHost.Launch;
import dev.jforeman.os.process.ProcessHost.SpawnException;
import dev.jforeman.os.process.ProcessHost.Stdio;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class ChildStreamsTest {
    private static final Stdio TERMINAL = new Stdio.Terminal(new WindowSize(97, 31), Stdio.Input.OPEN);

    private Child child;

    @TempDir
    private Path directory;

    private Lines start(Stdio stdio, String command) throws SpawnException {
        return start(stdio, command, Path.of("/"));
    }

    private Lines start(Stdio stdio, String command, Path where) throws SpawnException {
        child = JdkProcessHost.guarded(Duration.ZERO, Optional.empty())
                .start(new Launch(command, where, Map.of(), stdio));
        return lines(child.output());
    }

    private static Lines lines(ReadableByteChannel channel) {
        return new Lines(channel);
    }

    /** An unbuffered line reader: a reader of the JDK would block for more than one line. */
    private record Lines(ReadableByteChannel channel) {
        String readLine() throws IOException {
            StringBuilder line = new StringBuilder();
            ByteBuffer next = ByteBuffer.allocate(1);
            while (read(next) > 0 && next.get(0) != '\n') {
                line.append((char) next.get(0));
                next.clear();
            }
            return next.position() == 0 ? "(end)" : line.toString().stripTrailing();
        }

        /** Reading a terminal that is no longer open anywhere fails with EIO. */
        private int read(ByteBuffer next) throws IOException {
            try {
                return channel.read(next);
            } catch (ClosedChannelException e) {
                throw e;
            } catch (IOException _) {
                return -1;
            }
        }
    }

    private Outcome outcome() throws Exception {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        child.onEnd(outcome::complete);
        return outcome.get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void endChild() {
        child.signalGroup(Signal.KILL);
        child.close();
    }

    @Test
    void aChildOnATerminalSeesOneOfTheRightSize() throws Exception {
        Lines screen = start(TERMINAL, "test -t 0 && test -t 1 && test -t 2 && stty size");
        assertThat(screen.readLine()).isEqualTo("31 97");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ps -o pgid=,tpgid=,sid= -p $$", "exec ps -o pgid=,tpgid=,sid= -p $$"})
    void theTerminalIsTheControllingOneOfTheChildsSession(String show) throws Exception {
        Lines screen = start(TERMINAL, "echo opened >/dev/tty; " + show);
        assertThat(screen.readLine()).isEqualTo("opened");
        String pid = Long.toString(child.pid());
        assertThat(screen.readLine().strip().split("\\s+")).containsExactly(pid, pid, pid);
    }

    /** When the leader of a session exits, others on its terminal get SIGHUP, unless the leader prevents it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sh program",
                "A=1 sh program",
                "exec sh program",
                "cd . && sh program",
                "(sh program)",
                "sh program; echo next",
                "sh program & wait",
                "true | sh program",
                "sh wrapper",
                "exec sh program 2>&1",
            })
    void aStopSignalLetsAProgramOnATerminalFinish(String command) throws Exception {
        Files.writeString(directory.resolve("program"), """
            exec 2>/dev/null # where this shell tells how its own children ended
            trap 'trap "" TERM; echo told; sleep 0.3; echo finished; exit 0' TERM
            echo up; while :; do sleep 0.02; done
            """);
        Files.writeString(directory.resolve("wrapper"), "trap 'exit 1' TERM; sh program & wait\n");
        Lines screen = start(TERMINAL, command, directory);
        assertThat(screen.readLine()).isEqualTo("up");

        child.signalGroup(Signal.TERM);

        assertThat(screen.readLine()).isEqualTo("told");
        assertThat(screen.readLine()).isEqualTo("finished");
        assertThat(screen.readLine()).isEqualTo("(end)");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"TERM", "HUP", "INT", "QUIT", "USR1", "USR2", "PIPE", "ALRM", "VTALRM", "PROF", "XCPU", "XFSZ"})
    void eachStopSignalLetsAProgramOnATerminalFinish(Signal signal) throws Exception {
        Files.writeString(directory.resolve("program"), """
            trap 'trap "" %1$s; echo told; sleep 0.3; echo finished; exit 0' %1$s
            echo up; while :; do sleep 0.02; done
            """.formatted(signal));
        Lines screen = start(TERMINAL, "sh program 2>/dev/null", directory);
        assertThat(screen.readLine()).isEqualTo("up");

        child.signalGroup(signal);

        assertThat(screen.readLine()).isEqualTo("told");
        assertThat(screen.readLine()).isEqualTo("finished");
        assertThat(screen.readLine()).isEqualTo("(end)");
        assertThat(outcome()).isIn(new Outcome.Exited(0), diedOf(signal));
    }

    @ParameterizedTest
    @EnumSource(names = {"TERM", "HUP", "INT", "USR1", "USR2", "PIPE", "ALRM", "VTALRM", "PROF"})
    void aShellOnATerminalDiesOfTheStopSignalAndSaysNothing(Signal signal) throws Exception {
        // dash loses an interrupt that arrives while it starts a program
        Lines screen = start(TERMINAL, "sh -c 'echo up; exec sleep 60'; true");
        assertThat(screen.readLine()).isEqualTo("up");

        child.signalGroup(signal);

        assertThat(screen.readLine()).isEqualTo("(end)");
        assertThat(outcome()).isEqualTo(diedOf(signal));
    }

    private static Outcome diedOf(Signal signal) {
        return new Outcome.Signalled(Signals.number(signal), signal.fullName(), false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh program", "exec sh program", "cd . && exec sh program"})
    void aSignalToTheLeaderReachesTheProgramOnATerminal(String command) throws Exception {
        Files.writeString(directory.resolve("program"), "trap 'echo got; exit 0' USR1; echo up; read a\n");
        Lines screen = start(TERMINAL, command, directory);
        assertThat(screen.readLine()).isEqualTo("up");

        child.signalLeader(Signal.USR1);

        assertThat(screen.readLine()).isEqualTo("got");
    }

    @Test
    void aProgramThatHandledTheInterruptKeyEndsLaterInItsOwnWay() throws Exception {
        Files.writeString(directory.resolve("program"), "trap 'echo handled' INT; echo up; read a; read b; exit 7\n");
        Lines screen = start(TERMINAL, "sh program", directory);
        assertThat(screen.readLine()).isEqualTo("up");
        FileChannel keyboard = child.terminal().orElseThrow().keyboard();
        keyboard.write(StandardCharsets.US_ASCII.encode("\003"));
        assertThat(screen.readLine()).endsWith("handled");

        keyboard.write(StandardCharsets.US_ASCII.encode("a\rb\r"));

        assertThat(outcome()).isEqualTo(new Outcome.Exited(7));
    }

    @Test
    void aNewSizeReachesTheChild() throws Exception {
        Lines screen = start(TERMINAL, "trap 'stty size; exit' WINCH; echo ready; while :; do sleep 0.02; done");
        assertThat(screen.readLine()).isEqualTo("ready");
        child.terminal().orElseThrow().resize(new WindowSize(50, 10));
        assertThat(screen.readLine()).isEqualTo("10 50");
    }

    @Test
    void whatIsTypedIsReadByTheChild() throws Exception {
        Lines screen = start(TERMINAL, "stty -echo; echo name; read name; echo hello $name");
        assertThat(screen.readLine()).isEqualTo("name");
        child.terminal().orElseThrow().keyboard().write(StandardCharsets.US_ASCII.encode("ada\r"));
        assertThat(screen.readLine()).isEqualTo("hello ada");
    }

    @Test
    void anInputAtItsEndHasNothingToRead() throws Exception {
        Lines output = start(new Stdio.OnePipe(Stdio.Input.AT_END), "cat; echo end");
        assertThat(output.readLine()).isEqualTo("end");
    }

    @Test
    void anInputAtItsEndLeavesTheTerminalToTheOutput() throws Exception {
        Stdio stdio = new Stdio.Terminal(WindowSize.UNKNOWN, Stdio.Input.AT_END);
        Lines screen = start(stdio, "cat; test ! -t 0 && test -t 1 && test -t 2 && echo opened >/dev/tty");
        assertThat(screen.readLine()).isEqualTo("opened");
    }

    @Test
    void quotesInACommandOnATerminalStayQuotes() throws Exception {
        assertThat(start(TERMINAL, "echo \"a 'b' $0\" 'c \"d\"'").readLine()).isEqualTo("a 'b' /bin/sh c \"d\"");
    }

    @Test
    void closingEndsAReadThatWaits() throws Exception {
        start(TERMINAL, "sleep 60");
        assertReadEndsOnClose();
    }

    @Test
    void closingEndsAReadThatWaitsForAPipe() throws Exception {
        start(new Stdio.OnePipe(Stdio.Input.OPEN), "sleep 60");
        assertReadEndsOnClose();
    }

    private void assertReadEndsOnClose() throws Exception {
        ReadableByteChannel output = child.output();
        CompletableFuture<String> end = new CompletableFuture<>();
        Thread reader = Thread.ofPlatform().daemon().start(() -> end.complete(endOf(output)));
        awaitNativeRead(reader);
        child.close();
        assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo("AsynchronousCloseException");
    }

    private static String endOf(ReadableByteChannel channel) {
        try {
            return "read " + channel.read(ByteBuffer.allocate(1));
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        }
    }

    /** Class loading on the way to the read is native code too. */
    private static boolean isRead(StackTraceElement frame) {
        return frame.isNativeMethod() && frame.getMethodName().startsWith("read");
    }

    private static void awaitNativeRead(Thread reader) {
        while (Stream.of(reader.getStackTrace()).noneMatch(ChildStreamsTest::isRead)) {
            Thread.onSpinWait();
        }
    }

    /** The process ends by SIGHUP or, where SIGHUP is ignored as with nohup, at the end of its input. */
    @Test
    void closingTheServerClosesTheConnections() throws Exception {
        Lines screen = start(TERMINAL, "echo ready; cat; exit 7");
        assertThat(screen.readLine()).isEqualTo("ready");
        CompletableFuture<String> end = new CompletableFuture<>();
        child.onEnd(outcome -> end.complete(outcome.toString()));
        child.terminal().orElseThrow().close();
        assertThat(end.get(10, TimeUnit.SECONDS)).matches(".*(SIGHUP|=7).*");
    }

    @Test
    void errorsHaveAPipeOfTheirOwnIfAskedFor() throws Exception {
        Lines output = start(new Stdio.TwoPipes(Stdio.Input.OPEN), "echo out; echo err >&2");
        assertThat(output.readLine()).isEqualTo("out");
        assertThat(output.readLine()).isEqualTo("(end)");
        assertThat(lines(child.errors().orElseThrow()).readLine()).isEqualTo("err");
    }

    @Test
    void errorsAndOutputShareOnePipeOtherwise() throws Exception {
        Lines output = start(new Stdio.OnePipe(Stdio.Input.OPEN), "echo out; echo err >&2; echo out");
        assertThat(List.of(output.readLine(), output.readLine(), output.readLine()))
                .containsExactly("out", "err", "out");
        assertThat(child.errors()).isEmpty();
    }
}
