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

    /** The variable that describes it to a program in the background. */
    public static final String BEGUN_ON_A_TERMINAL = "-D" + BEGUN + "=";

    private static final int STDOUT = 1;
    private static final int FOR_EVER = -1;

    private StandardOutput() {}

    /** For writing bytes; unlike {@code System.out} it tells when they cannot be written. */
    @SuppressWarnings("resource") // standard output is never closed
    public static WritableByteChannel channel() {
        return new FileOutputStream(FileDescriptor.out).getChannel();
    }

    /** Whether a user looks at it. The launcher has already asked; the kernel is asked only without a launcher. */
    public static boolean isTerminal() {
        return Optional.ofNullable(System.getProperty("jforeman.terminal"))
                .map(Boolean::parseBoolean)
                .orElseGet(() -> Libc.isatty(STDOUT));
    }

    /** Whether a user looks at it, or looked at that of the program which put us into the background. */
    public static boolean isBegunOnTerminal() {
        return isTerminal() || Boolean.getBoolean(BEGUN);
    }

    /** How much it shows, if it is a terminal that knows. */
    public static Optional<WindowSize> size() {
        return WindowSize.get(STDOUT);
    }

    /**
     * Waits until the other end is closed, as {@code head} does: for ever, if that does not happen.
     *
     * @return false at once if the system cannot tell
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

    /** Whether the other end is closed; asked when nothing could be written, because the JDK's reason is translated. */
    public static boolean isReaderGone() {
        return isGone(poll(0));
    }

    private static boolean isGone(int events) {
        return (events & (Libc.POLLERR | Libc.POLLHUP)) != 0;
    }

    /** Asks for a hang-up, as macOS wants to be asked; any signal may interrupt it. */
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
