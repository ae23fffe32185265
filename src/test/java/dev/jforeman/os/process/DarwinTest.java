package dev.jforeman.os.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Outcome;
import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.Kernel;
import dev.jforeman.os.kernel.OnDarwin;
import dev.jforeman.os.kernel.Pipes;
import dev.jforeman.os.kernel.WindowSize;
import dev.jforeman.os.process.ProcessHost.Launch;
import dev.jforeman.os.process.ProcessHost.Stdio;
import dev.jforeman.os.terminal.StandardOutput;
import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The differences of macOS, emulated on Linux. */
@Timeout(20)
@EnabledOnOs(OS.LINUX)
@ExtendWith(OnDarwin.class)
class DarwinTest {
    private static final Stdio TERMINAL = new Stdio.Terminal(new WindowSize(97, 31), Stdio.Input.OPEN);
    private static final Stdio PIPE = new Stdio.OnePipe(Stdio.Input.AT_END);

    /** The features that macOS shares with Linux. */
    @Nested
    class Terminals extends PtyTest {}

    @Nested
    class Groups extends ProcessGroupsTest {}

    @Nested
    class Children extends JdkChildTest {}

    private static Child start(Stdio stdio, String command, Map<String, String> environment) throws Exception {
        return JdkProcessHost.guarded(Duration.ZERO, Optional.empty())
                .start(new Launch(command, Path.of("/"), environment, stdio));
    }

    private static Outcome outcome(Child child) throws Exception {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        child.onEnd(outcome::complete);
        return outcome.get(10, TimeUnit.SECONDS);
    }

    private static String read(Child child) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        while (!child.isEmpty(child.output())) {
            child.output().read(bytes);
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    @Test
    void aChildOnATerminalSeesOneOfTheRightSizeAlthoughItHasToBeOpenedBeforeThatIsSet() throws Exception {
        try (Child child = start(TERMINAL, "stty size", Map.of())) {
            assertThat(outcome(child)).isEqualTo(new Outcome.Exited(0));
            assertThat(read(child)).isEqualTo("31 97\r\n");
        }
    }

    /** On macOS the last close of a terminal discards unread output. */
    @Test
    void whatAShortLivedProcessWroteIsThereAfterItsEnd() throws Exception {
        try (Child child = start(TERMINAL, "echo one; echo two", Map.of())) {
            outcome(child);
            Eventually.holds(
                    "no process is left",
                    () -> ProcessGroups.living(List.of(child.pid())).isEmpty(),
                    () -> "");
            assertThat(child.isOutputHeld()).isTrue();
            assertThat(child.isEmpty(child.output())).isFalse();
            assertThat(read(child)).isEqualTo("one\r\ntwo\r\n");
        }
    }

    @Test
    void noDescriptorIsLeftOfATerminal() throws Exception {
        long before = descriptors();
        for (int i = 0; i < 10; i++) {
            Pty.open(WindowSize.UNKNOWN).close();
        }
        assertThat(descriptors()).isLessThan(before + 10);
    }

    private static long descriptors() throws IOException {
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(fd -> Files.exists(fd)).count();
        }
    }

    @ParameterizedTest
    @CsvSource({"exit 137, code 137", "exit 3, code 3", "kill -9 $$, signal SIGKILL", "kill -TERM $$, signal SIGTERM"})
    void theExitStatusIsTheOneThatTheQueueKeeps(String command, String expected) throws Exception {
        try (Child child = start(PIPE, "read _ </dev/null; sleep 0.05; " + command, Map.of())) {
            String told = switch (outcome(child)) {
                case Outcome.Exited(int code) -> "code " + code;
                case Outcome.Signalled signalled -> "signal " + signalled.name();
                case Outcome.Unknown _ -> "nothing";
            };
            assertThat(told).isEqualTo(expected);
        }
    }

    @Test
    void atItsEndAPipeHasNothingToReadAlthoughPollSaysSo() throws Exception {
        Pipe pipe = Pipe.open();
        pipe.sink().write(ByteBuffer.wrap(new byte[3]));
        pipe.sink().close();
        assertThat(Pipes.hasUnread(pipe.source())).isTrue();
        pipe.source().read(ByteBuffer.allocate(3));
        assertThat(Pipes.hasUnread(pipe.source())).isFalse();
        pipe.source().close();
    }

    @Test
    void aClosedStandardOutputIsDetectedExceptOnATerminal() {
        assertThat(StandardOutput.isReaderGone()).isFalse();
        assertThat(Kernel.current().canAwaitHangUp(false)).isTrue();
        assertThat(Kernel.current().canAwaitHangUp(true)).isFalse();
    }

    /** Perl prints eight lines about a missing locale, for each process. */
    @Test
    void aMissingLocaleWritesNothingToTheLog() throws Exception {
        Map<String, String> environment = Map.of("LC_ALL", "xx_YY.UTF-8", "LANG", "xx_YY.UTF-8");
        try (Child child = start(TERMINAL, "exec /usr/bin/env true", environment)) {
            outcome(child);
            assertThat(read(child)).isEmpty();
        }
    }

    @Test
    void theUsersVariablesForPerlReachTheProgramAndNotThePerlInFrontOfIt() throws Exception {
        Map<String, String> environment = Map.of(
                "PERL5OPT", "-Mno::such::module", "PERL5LIB", "/nowhere", "PERL_BADLANG", "1", "PERLIO", ":nonsense");
        String show = "env | grep -e ^PERL -e HANDED | sort";
        try (Child child = start(TERMINAL, show, environment)) {
            outcome(child);
            assertThat(read(child).lines())
                    .containsExactly(
                            "PERL5LIB=/nowhere", "PERL5OPT=-Mno::such::module", "PERLIO=:nonsense", "PERL_BADLANG=1");
        }
        try (Child child = start(TERMINAL, "echo ${PERL_BADLANG-unset}", Map.of())) {
            outcome(child);
            assertThat(read(child)).isEqualTo("unset\r\n");
        }
    }

    @Test
    void theWatchdogRecordsLivingLeadersWithoutProc(@TempDir Path temp) throws Exception {
        Path record = temp.resolve("groups-1");
        Watchdog watchdog = Watchdog.start(Duration.ZERO, Optional.of(record));
        try (RealGroup group = RealGroup.start("echo ready; exec sleep 7641")) {
            watchdog.add(group.number());
            String birth = Kernel.current().birthOfLeader(group.number()).orElseThrow();
            List<String> expected = List.of(Kernel.current().bootId(), group.number() + ":" + birth);
            Eventually.holds("it is written", () -> lines(record).equals(expected), () -> lines(record));
            watchdog.hangUp();
            assertThat(group.awaitEnd()).isGreaterThan(128);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException _) {
            return List.of();
        }
    }

    @Test
    void aChildLeadsASession() throws Exception {
        try (Child child = start(TERMINAL, "exec ps -o pgid=,sid= -p $$", Map.of())) {
            outcome(child);
            assertThat(read(child).strip().split("\\s+"))
                    .containsExactly(Long.toString(child.pid()), Long.toString(child.pid()));
        }
    }

    @Test
    void aGroupOfAZombieOnlyGetsNoSignalAndThatIsNoFault() throws Exception {
        try (Child child = start(PIPE, "true", Map.of())) {
            outcome(child);
            child.signalGroup(Signal.TERM);
            assertThat(ProcessGroups.living(List.of(child.pid()))).isEmpty();
        }
    }
}
