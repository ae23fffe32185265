package dev.jforeman.os.process;

import dev.jforeman.os.kernel.Errno.ErrnoException;
import dev.jforeman.os.kernel.Libc;
import dev.jforeman.os.kernel.OwnProcesses;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A real process group for tests; it prints "ready" when its setup is complete. */
public record RealGroup(Process leader, BufferedReader output) implements AutoCloseable {
    private static final long TIMEOUT_SECONDS = 20;

    /** Starts a shell as the leader of a group and waits until it prints {@code ready}. */
    public static RealGroup start(String script) throws IOException {
        Process leader = OwnProcesses.start(
                new ProcessBuilder(SessionLeader.words("/bin/sh", "-c", script)).redirectErrorStream(true));
        RealGroup group = new RealGroup(leader, leader.inputReader());
        String first = group.output.readLine();
        if (!"ready".equals(first)) {
            group.close();
            throw new IOException("expected ready, got " + first);
        }
        return group;
    }

    public long number() {
        return leader.pid();
    }

    void signal(int signal) {
        Libc.kill((int) -number(), signal);
    }

    /** The exit code of the leader as the JDK reports it. */
    int awaitEnd() throws Exception {
        return leader.onExit().get(TIMEOUT_SECONDS, TimeUnit.SECONDS).exitValue();
    }

    @Override
    public void close() {
        try {
            signal(9);
        } catch (ErrnoException _) {
            // it has exited as expected
        }
    }
}
