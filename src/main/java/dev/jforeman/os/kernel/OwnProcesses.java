package dev.jforeman.os.kernel;

import java.io.IOException;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The processes that this JVM has started and not yet reaped. The JDK reaps them; any other child of ours was adopted.
 * All processes are started here, so that the two are never confused.
 */
public final class OwnProcesses {
    /** No limit is so low that this few open files come near it. */
    private static final int FEW = 16;

    /** What one process may need of us: pipes, a terminal, log files, a client that follows it. */
    private static final int FILES_OF_A_PROCESS = 8;

    /** What else may be open: archives, sockets, clients, watches of directories. */
    private static final int OTHER_FILES = 256;

    private static final Set<Long> PIDS = ConcurrentHashMap.newKeySet();

    private OwnProcesses() {}

    /** Starts a process. {@link #contains} is true for it before any other thread can see the process. */
    public static synchronized Process start(ProcessBuilder builder) throws IOException {
        if (PIDS.size() >= FEW && !OpenFiles.allows(OTHER_FILES + FILES_OF_A_PROCESS * (long) PIDS.size())) {
            DescriptorHeadroom.require();
        }
        Process process = builder.start();
        PIDS.add(process.pid());
        var _ = process.onExit().thenRun(() -> PIDS.remove(process.pid()));
        return process;
    }

    /** Whether a child of ours is one that the JDK will reap or has just reaped. */
    public static synchronized boolean contains(long pid) {
        return PIDS.contains(pid);
    }

    /**
     * Whether enough descriptors are left to start a process. If the JDK runs out of them during a start, it leaks two
     * and closes the descriptor number of standard input, whatever file that number refers to by now. So this opens
     * more than a start needs, as a test.
     */
    private static final class DescriptorHeadroom {
        private static final int PIPES = 8;

        private DescriptorHeadroom() {}

        /** @throws IOException if there are not enough, with the JDK's own message for that */
        static void require() throws IOException {
            List<Pipe> taken = new ArrayList<>(PIPES);
            try {
                for (int i = 0; i < PIPES; i++) {
                    taken.add(Pipe.open());
                }
            } catch (IOException e) {
                throw new IOException("error=" + Errno.EMFILE, e);
            } finally {
                for (Pipe pipe : taken) {
                    pipe.source().close();
                    pipe.sink().close();
                }
            }
        }
    }
}
