package dev.jforeman.os;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Ends what jforeman has started when jforeman itself was killed and could not: a small shell in a session of its own
 * that is told of process groups as they come and go, through a pipe that only jforeman holds open. When the pipe ends,
 * so did jforeman, and every group that is still known gets TERM, a while later KILL. When jforeman ends in order
 * there is no group left, and the watchdog ends without a word.
 *
 * <p>Where it cannot be started, jforeman works without one.
 */
final class Watchdog {
    private static final long PATIENCE_MS = 500;
    private static final long NANOS_OF_A_TENTH = 100_000_000;

    private final Optional<Process> shell;
    private final Optional<Path> record;

    private Watchdog(Optional<Process> shell, Optional<Path> record) {
        this.shell = shell;
        this.record = record;
    }

    /**
     * Starts one.
     *
     * @param grace from TERM to KILL
     * @param record the file that names the groups, for the case that the watchdog is killed too
     */
    static Watchdog start(Duration grace, Optional<Path> record) {
        return start(grace, record, "/bin/sh");
    }

    static Watchdog start(Duration grace, Optional<Path> record, String... shell) {
        ProcessBuilder builder = new ProcessBuilder(words(shell))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        builder.environment().put("WATCHDOG", WatchdogScript.TEXT);
        Watchdog watchdog = new Watchdog(start(builder), record);
        watchdog.tell("grace " + grace.toNanos() / NANOS_OF_A_TENTH);
        record.ifPresent(file -> watchdog.tell("record " + file));
        return watchdog;
    }

    private static Optional<Process> start(ProcessBuilder builder) {
        try {
            return Optional.of(OwnProcesses.start(builder));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static List<String> words(String... shell) {
        List<String> words = new ArrayList<>(SessionLeader.words(shell));
        words.addAll(List.of("-c", "eval \"$WATCHDOG\"", "watchdog")); // so that a list of processes is readable
        return words;
    }

    Optional<Process> process() {
        return shell;
    }

    /**
     * A group is about to be started. Should jforeman be killed before it can say which, the watchdog finds it by its
     * output.
     *
     * @param pipe the number by which the kernel names the pipe
     */
    void expect(long pipe) {
        tell("expect " + pipe);
    }

    /** A group lives. */
    void add(long group) {
        tell("+ " + group);
    }

    /** A group is empty; its number may soon be that of somebody else. */
    void remove(long group) {
        tell("- " + group);
    }

    /** The end of its input is the end of jforeman, which the kernel brings about if nobody calls this. */
    void hangUp() {
        shell.map(Process::getOutputStream).ifPresent(Watchdog::close);
    }

    /** No group is left, so it has nothing to do and ends. */
    void dismiss() throws InterruptedException {
        hangUp();
        if (shell.isPresent()) {
            shell.get().waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS);
        }
        record.ifPresent(Watchdog::delete);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // nobody reads in it anything but that nothing is left
        }
    }

    private void tell(String line) {
        shell.map(Process::getOutputStream).ifPresent(pipe -> write(line, pipe));
    }

    /** A watchdog that somebody has killed cannot be told anything; everything else goes on. */
    private static void write(String line, OutputStream pipe) {
        try {
            synchronized (pipe) {
                pipe.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                pipe.flush();
            }
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
