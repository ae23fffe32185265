package dev.jforeman.os.process;

import dev.jforeman.model.ByteText;
import dev.jforeman.model.PathText;
import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.Kernel;
import dev.jforeman.os.kernel.OwnProcesses;
import dev.jforeman.os.kernel.Proc;
import dev.jforeman.os.kernel.Signals;
import dev.jforeman.os.kernel.Threads;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends the processes that jforeman has started if jforeman is killed and cannot do so. The watchdog is a small shell in
 * its own session. It learns of process groups as they come and go through a pipe that only jforeman holds open. When
 * the pipe ends, jforeman has exited; every group that is still known then gets TERM and, after the grace period, KILL.
 * When jforeman exits normally, no group is left, and the watchdog exits silently.
 *
 * <p>If only the shell is killed, another one replaces it and gets the same input. If none can be started, jforeman
 * works without one and tries again later.
 */
final class Watchdog {
    private static final long END_TIMEOUT_MS = 500;
    private static final long NANOS_OF_A_TENTH = 100_000_000;

    /** In bytes; less than the capacity of any pipe. */
    private static final int MOST_UNREAD = 1 << 12;

    /** If a shell exits within this time, something keeps killing it, so the next one is not started immediately. */
    private static final Duration SHORT_LIFE = Duration.ofSeconds(1);

    private final Duration grace;
    private final Optional<Path> record;
    private final List<String> words;
    private final String script = script();
    private final Set<Long> groups = new LinkedHashSet<>();
    private Optional<Expected> expected = Optional.empty();
    private Optional<Process> shell = Optional.empty();
    private boolean isOver;
    private int sinceWoken;

    private Watchdog(Duration grace, Optional<Path> record, List<String> words) {
        this.grace = grace;
        this.record = record;
        this.words = words;
    }

    /**
     * Starts a watchdog.
     *
     * @param grace the time from TERM to KILL
     * @param record the file that lists the groups, for the case that the watchdog is killed too
     */
    static Watchdog start(Duration grace, Optional<Path> record) {
        return start(grace, record, "/bin/sh");
    }

    static Watchdog start(Duration grace, Optional<Path> record, String... shell) {
        List<String> words = new ArrayList<>(SessionLeader.words(shell));
        words.addAll(List.of("-c", "eval \"$WATCHDOG\"", "watchdog")); // keeps the entry in a process list short
        Watchdog watchdog = new Watchdog(grace, record, words);
        watchdog.startShell();
        return watchdog;
    }

    /** The script of the shell. It reads the lines that {@link #tell} writes. */
    static String script() {
        return ScriptResource.read("watchdog.sh");
    }

    private synchronized void startShell() {
        if (isOver) {
            return;
        }
        try {
            Process started = OwnProcesses.start(builder());
            begin(started);
        } catch (IOException _) {
            startShellLater();
        }
    }

    /** A shell that was not told everything must not remain: another one is started. */
    private void begin(Process started) {
        try {
            shell = Optional.of(started);
            tellAll();
            long began = System.nanoTime();
            var _ = started.onExit().thenRun(() -> Threads.retry("watchdog", () -> replaceShell(began)));
        } catch (RuntimeException | Error e) {
            started.destroyForcibly();
            throw e;
        }
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        builder.environment().put("WATCHDOG", script);
        SessionLeader.prepare(builder);
        return builder;
    }

    /** Sends a new shell its complete input: at the start that there is no group yet, later the living groups. */
    private void tellAll() {
        tell("grace " + grace.toNanos() / NANOS_OF_A_TENTH);
        bootIdForShell().ifPresent(boot -> tell("boot " + boot));
        for (long group : groups) {
            tell("+ " + group);
        }
        if (expected.isPresent()) {
            tell("expect " + expected.get());
        }
        record.ifPresent(file -> tell("record " + PathText.of(file)));
    }

    /** The boot id, without which the shell keeps no record. */
    private Optional<String> bootIdForShell() {
        try {
            Kernel kernel = Kernel.current();
            return kernel.isBootIdNeededByWatchdog() ? Optional.of(kernel.bootId()) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private void replaceShell(long began) {
        if (System.nanoTime() - began < SHORT_LIFE.toNanos()) {
            startShellLater();
        } else {
            startShell();
        }
    }

    private void startShellLater() {
        Threads.retry("watchdog", () -> {
            LockSupport.parkNanos(SHORT_LIFE.toNanos());
            startShell();
        });
    }

    synchronized Optional<Process> process() {
        return shell;
    }

    /**
     * Announces that a group is about to be started. If jforeman is killed before it knows the group's number, the
     * watchdog finds the group.
     */
    synchronized void expect(Expected group) {
        expected = Optional.of(group);
        tell("expect " + group);
    }

    /** Reports that the announced group could not be started. */
    synchronized void expectNothing() {
        expected = Optional.empty();
        tell("expect");
    }

    /** Reports a group that is alive. */
    synchronized void add(long group) {
        expected = Optional.empty();
        groups.add(group);
        tell("+ " + group);
    }

    /** Reports an empty group, whose number may soon be reused. */
    synchronized void remove(long group) {
        groups.remove(group);
        tell("- " + group);
    }

    /** Closes its input, which means that jforeman has exited. If this is not called, the kernel closes it. */
    synchronized void hangUp() {
        isOver = true;
        shell.map(Process::getOutputStream).ifPresent(Watchdog::close);
    }

    /** Makes the watchdog exit, because no group is left. It has nothing to do, not even to delete the record. */
    synchronized void dismiss() {
        if (!isOver) {
            tell("record ");
        }
        hangUp();
    }

    /** Waits a moment for the end of a dismissed one. */
    void awaitEnd() throws InterruptedException {
        Optional<Process> last = process();
        if (last.isPresent()) {
            last.get().waitFor(END_TIMEOUT_MS, TimeUnit.MILLISECONDS);
        }
        record.ifPresent(Watchdog::delete);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // the shell has exited, which is all that matters here
        }
    }

    /**
     * A group whose number is not known yet.
     *
     * @param since the time since boot in the unit of {@link Proc#now}; what began before is another app's, even if it
     *     has the same mark. 0 if it is not known
     * @param pipe the kernel's number of the pipe that its leader at first writes to; empty if it has none
     * @param mark an assignment in its environment that distinguishes it; empty if there is none that a shell can read
     */
    record Expected(long since, OptionalLong pipe, Optional<String> mark) {
        private static final String NONE = "-";

        /** Of the variables that are set for all processes, only the name differs between them. */
        static Expected of(OptionalLong pipe, Map<String, String> environment) {
            return new Expected(
                    now(),
                    pipe,
                    Optional.ofNullable(environment.get("PS"))
                            .map("PS="::concat)
                            .filter(mark -> mark.indexOf('\n') < 0));
        }

        private static long now() {
            try {
                return Proc.now();
            } catch (IOException _) {
                return 0;
            }
        }

        @Override
        public String toString() {
            return since + " " + (pipe.isPresent() ? pipe.getAsLong() : NONE) + " " + mark.orElse(NONE);
        }
    }

    private void tell(String line) {
        byte[] bytes = ByteText.encode(line + "\n");
        shell.ifPresent(reader -> {
            wakeIfStopped(reader, bytes.length);
            write(bytes, reader.getOutputStream());
        });
    }

    /**
     * Continues a shell that was stopped. It would read nothing, and once its pipe is full, nothing could be started
     * any more.
     */
    private void wakeIfStopped(Process reader, int bytes) {
        sinceWoken += bytes;
        if (sinceWoken > MOST_UNREAD && reader.isAlive()) {
            sinceWoken = 0;
            Signals.send((int) reader.pid(), Signal.CONT);
        }
    }

    /** Writes to the shell. One that was killed gets nothing; its successor gets the complete input. */
    private static void write(byte[] line, OutputStream pipe) {
        try {
            pipe.write(line);
            pipe.flush();
        } catch (IOException _) {
            return;
        }
    }

    private static void close(OutputStream pipe) {
        try {
            pipe.close();
        } catch (IOException _) {
            // so it is closed already
        }
    }
}
