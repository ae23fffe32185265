package dev.jforeman.os.kernel;

import java.io.IOException;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The processes this JVM has started and not yet reaped. The JDK reaps them; whatever else becomes a child of ours was
 * adopted. Every process is started through here, so that the one is never taken for the other.
 */
public final class OwnProcesses {
    /** No limit is so low that so few come near it. */
    private static final int FEW = 16;

    private static final Set<Long> PIDS = ConcurrentHashMap.newKeySet();

    private OwnProcesses() {}

    /** Starts a process; {@link #contains} is true before any thread can see it. */
    public static synchronized Process start(ProcessBuilder builder) throws IOException {
        if (PIDS.size() >= FEW) {
            DescriptorHeadroom.require();
        }
        Process process = builder.start();
        PIDS.add(process.pid());
        var _ = process.onExit().thenRun(() -> PIDS.remove(process.pid()));
        return process;
    }

    /** Whether a child of ours is one that the JDK will reap, or has just reaped. */
    public static synchronized boolean contains(long pid) {
        return PIDS.contains(pid);
    }

    /**
     * Whether as many descriptors are left as the start of a process takes for a moment. The JDK must not be refused
     * one in the middle: it would keep two for ever then, and close the descriptor of standard input, whatever that is
     * by now. So it is tried out with more than it needs.
     */
    private static final class DescriptorHeadroom {
        private static final int PIPES = 8;

        private DescriptorHeadroom() {}

        /** @throws IOException if there are not, in the words that the JDK has for that */
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
