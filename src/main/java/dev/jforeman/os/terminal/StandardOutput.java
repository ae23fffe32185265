package dev.jforeman.os.terminal;

import dev.jforeman.os.kernel.Errno;
import dev.jforeman.os.kernel.Errno.ErrnoException;
import dev.jforeman.os.kernel.Exit;
import dev.jforeman.os.kernel.Kernel;
import dev.jforeman.os.kernel.Libc;
import dev.jforeman.os.kernel.WindowSize;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;

/** Our own standard output. */
public final class StandardOutput {
    private static final String BEGUN = "jforeman.begun-on-a-terminal";

    /** The JVM option that tells a background process what kind of standard output its starter has. */
    public static final String BEGUN_ON_A_TERMINAL = "-D" + BEGUN + "=";

    private static final int STDOUT = 1;
    private static final int FOR_EVER = -1;

    private StandardOutput() {}

    /** A channel for writing bytes. Unlike {@code System.out}, it reports failed writes. */
    @SuppressWarnings("resource") // standard output is never closed
    public static WritableByteChannel channel() {
        return new FileOutputStream(FileDescriptor.out).getChannel();
    }

    /** Whether it is a terminal. The launcher has already checked that; without a launcher, the kernel is asked. */
    public static boolean isTerminal() {
        return Optional.ofNullable(System.getProperty("jforeman.terminal"))
                .map(Boolean::parseBoolean)
                .orElseGet(() -> Libc.isatty(STDOUT));
    }

    /** Whether our standard output is a terminal, or that of the process that started us in the background. */
    public static boolean isBegunOnTerminal() {
        return isTerminal() || Boolean.getBoolean(BEGUN);
    }

    /** The size of the terminal, if it is one and its size is known. */
    public static Optional<WindowSize> size() {
        return WindowSize.get(STDOUT);
    }

    /**
     * Waits until the reader of our output closes its end, as {@code head} does. Waits indefinitely if that does not
     * happen.
     *
     * @return false at once if the system cannot report that
     */
    public static boolean awaitReaderGone() {
        if (!Kernel.current().canAwaitHangUp(isTerminal())) {
            return false;
        }
        Exit.expectThreadInKernel();
        int events;
        do {
            events = poll(FOR_EVER);
        } while (events == 0);
        return isGone(events);
    }

    /**
     * Whether the reader has closed its end. Call this after a failed write: the JDK's message cannot be compared,
     * because it is translated.
     */
    public static boolean isReaderGone() {
        return isGone(poll(0));
    }

    private static boolean isGone(int events) {
        return (events & (Libc.POLLERR | Libc.POLLHUP)) != 0;
    }

    /** Polls for a hang-up, with the events that macOS needs for that. Any signal may interrupt it. */
    private static int poll(int timeoutMs) {
        try {
            return Libc.poll(STDOUT, Libc.POLLHUP, timeoutMs);
        } catch (ErrnoException e) {
            if (e.errno() == Errno.EINTR) {
                return 0;
            }
            throw e;
        }
    }
}
