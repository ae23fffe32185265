package dev.jforeman.os.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.Libc;
import dev.jforeman.os.kernel.OwnProcesses;
import dev.jforeman.os.kernel.Proc;
import dev.jforeman.os.kernel.Signals;
import dev.jforeman.os.process.Watchdog.Expected;
import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Closing the pipe stands for the exit of jforeman, so the test process need not be killed. */
class WatchdogTest {
    private static final String QUIET = "echo ready; exec sleep 7601";
    private static final String DEAF = "trap '' TERM; echo ready; sleep 7602 & while :; do wait; done";
    private static final int TERMINATED = 143;
    private static final int KILLED = 137;

    @TempDir
    Path temp;

    private Watchdog watchdog = Watchdog.start(Duration.ofSeconds(20), Optional.empty());

    @AfterEach
    void end() {
        watchdog.hangUp();
        watchdog.process().ifPresent(Process::destroyForcibly);
    }

    /** Starts another watchdog with these settings. */
    private void restart(Duration grace, Optional<Path> record) {
        watchdog.hangUp();
        watchdog = Watchdog.start(grace, record);
    }

    private void awaitWatchdog() throws Exception {
        assertThat(watchdog.process().orElseThrow().waitFor(20, TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void itEndsRemainingGroupsButNotRemovedOnes() throws Exception {
        try (RealGroup left = RealGroup.start(QUIET);
                RealGroup other = RealGroup.start(QUIET);
                RealGroup removed = RealGroup.start(QUIET)) {
            watchdog.add(left.number());
            watchdog.add(removed.number());
            watchdog.add(other.number());
            watchdog.remove(removed.number());
            watchdog.hangUp();
            assertThat(left.awaitEnd()).isEqualTo(TERMINATED);
            assertThat(other.awaitEnd()).isEqualTo(TERMINATED);
            awaitWatchdog();
            assertThat(removed.leader().isAlive()).isTrue();
        }
    }

    @Test
    void itKillsProcessesThatIgnoreTermWithTheRestOfTheGroup() throws Exception {
        try (RealGroup deaf = RealGroup.start(DEAF)) {
            restart(Duration.ofMillis(100), Optional.empty());
            watchdog.add(deaf.number());
            watchdog.hangUp();
            assertThat(deaf.awaitEnd()).isEqualTo(KILLED);
            assertThat(deaf.output().readLine())
                    .as("the sleep holds the pipe too")
                    .isNull();
        }
    }

    /** Its pipe was once full after about 1,800 starts, and then no process could be started any more. */
    @Test
    void aWatchdogThatIsStoppedStopsNothing() throws Exception {
        try (RealGroup left = RealGroup.start(QUIET)) {
            watchdog.add(left.number());
            Signals.send((int) watchdog.process().orElseThrow().pid(), Signal.STOP);
            for (int i = 0; i < 20_000; i++) {
                watchdog.add(1_000_000_000 + i);
                watchdog.remove(1_000_000_000 + i);
            }
            watchdog.hangUp();
            assertThat(left.awaitEnd()).isEqualTo(TERMINATED);
        }
    }

    @Test
    void aStoppedGroupReceivesTerm() throws Exception {
        int sigstop = Signals.number(Signal.STOP);
        try (RealGroup stopped = RealGroup.start("trap 'echo bye; exit 5' TERM; echo ready; sleep 7603 & wait")) {
            stopped.signal(sigstop);
            watchdog.add(stopped.number());
            watchdog.hangUp();
            assertThat(stopped.awaitEnd()).isEqualTo(5);
            assertThat(stopped.output().readLine()).isEqualTo("bye");
        }
    }

    @Test
    void withoutRemainingGroupsItExitsImmediately() throws Exception {
        restart(Duration.ofDays(1), Optional.empty());
        watchdog.add(1_000_000_000);
        watchdog.remove(1_000_000_000);
        watchdog.hangUp();
        awaitWatchdog();
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void aGroupThatJforemanCouldNotRecordIsFoundByItsPipe() throws Exception {
        Process unnamed = startUnnamed();
        watchdog.hangUp();
        assertThat(unnamed.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(unnamed.exitValue()).isEqualTo(TERMINATED);
    }

    private Process startUnnamed() throws IOException {
        try (OutputPipe pipe = OutputPipe.open()) {
            watchdog.expect(new Expected(0, pipe.number(), Optional.empty()));
            return OwnProcesses.start(
                    new ProcessBuilder(SessionLeader.words("/bin/sleep", "7604")).redirectOutput(pipe.sink()));
        }
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void aGroupThatRedirectedItsOutputIsFoundByItsVariable() throws Exception {
        String name = "here-" + ProcessHandle.current().pid() + ".1";
        watchdog.expect(new Expected(0, OptionalLong.empty(), Optional.of("PS=" + name)));
        ProcessBuilder builder = new ProcessBuilder(SessionLeader.words("/bin/sleep", "7605"));
        builder.environment().put("PS", name);
        Process unnamed = OwnProcesses.start(builder);
        watchdog.hangUp();
        assertThat(unnamed.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(unnamed.exitValue()).isEqualTo(TERMINATED);
    }

    /** The orphan has the same instance name, and its jforeman was killed earlier. */
    @EnabledOnOs(OS.LINUX)
    @Test
    void anOrphanOfAnotherAppWithTheSameVariableIsLeftAlone() throws Exception {
        String name = "same-" + ProcessHandle.current().pid() + ".1";
        ProcessBuilder builder = new ProcessBuilder(SessionLeader.words("/bin/sleep", "7606"));
        builder.environment().put("PS", name);
        Process other = OwnProcesses.start(builder);
        long began = Proc.find(other.pid()).orElseThrow().began();
        Eventually.holds("some time has passed", () -> now() > began, WatchdogTest::now);
        try {
            watchdog.expect(Expected.of(OptionalLong.empty(), Map.of("PS", name)));
            watchdog.hangUp();
            awaitWatchdog();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    private static long now() {
        try {
            return Proc.now();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void afterAFailedStartNoGroupIsExpected() throws Exception {
        String name = "refused-" + ProcessHandle.current().pid() + ".1";
        watchdog.expect(Expected.of(OptionalLong.empty(), Map.of("PS", name)));
        watchdog.expectNothing();
        ProcessBuilder builder = new ProcessBuilder(SessionLeader.words("/bin/sleep", "7607"));
        builder.environment().put("PS", name);
        Process other = OwnProcesses.start(builder);
        try {
            watchdog.hangUp();
            awaitWatchdog();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void aGroupThatWasNeverStartedIsNotWaitedFor() throws Exception {
        watchdog.expect(new Expected(0, OptionalLong.of(4_000_000_000L), Optional.of("PS=none.1")));
        watchdog.hangUp();
        awaitWatchdog();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HUP", "INT", "QUIT", "TERM", "USR1"})
    void itOutlivesTheSignalsOfATerminalAndOfAStop(String signal) throws Exception {
        try (RealGroup group = RealGroup.start(QUIET)) {
            awaitTrapsAreSet();
            watchdog.add(group.number());
            Libc.kill((int) watchdog.process().orElseThrow().pid(), new sun.misc.Signal(signal).getNumber());
            watchdog.hangUp();
            assertThat(group.awaitEnd()).isEqualTo(TERMINATED);
        }
    }

    /** The watchdog writes the record after it has set its traps; reading a named pipe waits for that. */
    private void awaitTrapsAreSet() throws Exception {
        Path pipe = recordInPipe();
        assertThat(Files.readAllLines(pipe)).isNotEmpty();
        Files.delete(pipe); // from now on it is a regular file that needs no reader
    }

    private Path recordInPipe() throws Exception {
        Path pipe = temp.resolve("record of groups");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        restart(Duration.ofSeconds(20), Optional.of(pipe));
        return pipe;
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void itRecordsLivingLeadersAndDeletesTheRecordAtTheEnd() throws Exception {
        String boot =
                Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        Path record = recordInPipe();
        assertThat(Files.readAllLines(record)).containsExactly(boot);
        try (RealGroup group = RealGroup.start(QUIET)) {
            watchdog.add(group.number());
            long began = Proc.find(group.number()).orElseThrow().began();
            assertThat(Files.readAllLines(record)).containsExactly(boot, group.number() + ":" + began);
            watchdog.hangUp();
            awaitWatchdog();
            assertThat(record).doesNotExist();
        }
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void itInheritsNoOpenFiles() throws Exception {
        awaitTrapsAreSet();
        Path descriptors =
                Path.of("/proc", Long.toString(watchdog.process().orElseThrow().pid()), "fd");
        try (Stream<Path> open = Files.list(descriptors)) {
            assertThat(open.filter(fd -> !fd.endsWith("0")).map(WatchdogTest::target))
                    .containsOnly("/dev/null");
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void killingEverythingNamedJforemanDoesNotKillIt() {
        assertThat(Watchdog.script()).doesNotContainIgnoringCase("foreman");
    }

    /** The common shells that are installed here. */
    static Stream<List<String>> shells() {
        return Stream.of(
                        List.of("/bin/sh"),
                        List.of("/bin/dash"),
                        List.of("/bin/bash", "--posix"),
                        List.of("/bin/busybox", "sh"),
                        List.of("/usr/bin/busybox", "sh"),
                        List.of("/bin/ksh"))
                .filter(shell -> Files.isExecutable(Path.of(shell.getFirst())));
    }

    @ParameterizedTest
    @MethodSource("shells")
    void itRunsInEveryShell(List<String> shell) throws Exception {
        String[] words = shell.toArray(String[]::new);
        Watchdog patient = Watchdog.start(Duration.ofSeconds(20), Optional.empty(), words);
        Watchdog impatient = Watchdog.start(Duration.ofMillis(100), Optional.empty(), words);
        try (RealGroup quiet = RealGroup.start(QUIET);
                RealGroup deaf = RealGroup.start(DEAF)) {
            patient.add(quiet.number());
            patient.hangUp();
            assertThat(quiet.awaitEnd()).isEqualTo(TERMINATED);
            impatient.add(deaf.number());
            impatient.hangUp();
            assertThat(deaf.awaitEnd()).isEqualTo(KILLED);
        }
    }
}
