package dev.jforeman.os.process;

import dev.jforeman.model.Outcome;
import dev.jforeman.os.kernel.Errno;
import dev.jforeman.os.kernel.Errno.ErrnoException;
import dev.jforeman.os.kernel.Libc;
import dev.jforeman.os.kernel.Platform;
import dev.jforeman.os.kernel.Signals;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Set;

/**
 * How a leader ended, told apart where the JDK does not: {@link Process#waitFor()} gives 137 both for
 * {@code exit 137} and for SIGKILL.
 *
 * <p>The JDK reaps its children itself, and asking beside it would steal the status from it. But Linux 6.15
 * keeps the wait status of a reaped process for whoever holds a pidfd of it
 * (<a href="https://docs.kernel.org/next/filesystems/pidfs.html">PIDFD_GET_INFO</a>). Where that cannot be
 * had, a code above 128 is read as the signal it most likely was.
 */
final class ExitStatus implements AutoCloseable {
    private static final int NONE = -1;

    /** The process had ended before it could be watched. */
    private static final int TOO_LATE = -2;

    /** {@code _IOWR(0xFF, 11, struct pidfd_info)} with the 64 bytes that the structure had at first. */
    private static final long PIDFD_GET_INFO = 0xC040FF0BL;

    private static final long PIDFD_INFO_EXIT = 1 << 3;
    private static final int INFO_SIZE = 64;
    private static final int EXIT_CODE_OFFSET = 60;

    /** What a program brings upon itself; the others are sent by somebody. */
    private static final Set<String> OWN_DOING =
            Set.of("SIGSEGV", "SIGABRT", "SIGBUS", "SIGFPE", "SIGILL", "SIGTRAP", "SIGSYS", "SIGPIPE");

    private int pidfd;

    private ExitStatus(int pidfd) {
        this.pidfd = pidfd;
    }

    /** To be called while the process exists, so right after its start. */
    static ExitStatus watch(long pid) {
        return new ExitStatus(Platform.isLinux() ? open(pid) : NONE);
    }

    private static int open(long pid) {
        try {
            return Libc.pidfdOpen(pid);
        } catch (ErrnoException e) {
            return e.errno() == Errno.ESRCH ? TOO_LATE : NONE;
        }
    }

    /**
     * The outcome, once the JDK has reaped the process.
     *
     * @param code what the JDK says
     */
    synchronized Outcome outcome(int code) {
        return switch (pidfd) {
            case NONE -> guess(code);
            case TOO_LATE -> guessOfShortLife(code);
            default -> ask(code);
        };
    }

    /** Within a few milliseconds of its start nobody has sent it a signal. */
    static Outcome guessOfShortLife(int code) {
        return guess(code) instanceof Outcome.Signalled signalled && OWN_DOING.contains(signalled.name())
                ? signalled
                : new Outcome.Exited(code);
    }

    private Outcome ask(int code) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(INFO_SIZE);
            info.set(ValueLayout.JAVA_LONG, 0, PIDFD_INFO_EXIT);
            Libc.ioctl(pidfd, PIDFD_GET_INFO, info);
            boolean isTold = (info.get(ValueLayout.JAVA_LONG, 0) & PIDFD_INFO_EXIT) != 0;
            return isTold ? decode(info.get(ValueLayout.JAVA_INT, EXIT_CODE_OFFSET)) : guess(code);
        } catch (ErrnoException _) {
            return guess(code);
        }
    }

    /** The bits of <a href="https://man7.org/linux/man-pages/man2/wait.2.html">wait(2)</a>. */
    static Outcome decode(int status) {
        int signal = status & 0x7f;
        return signal == 0
                ? new Outcome.Exited((status >> 8) & 0xff)
                : new Outcome.Signalled(signal, Signals.name(signal), (status & 0x80) != 0);
    }

    static Outcome guess(int code) {
        int signal = code - 128;
        return Signals.isKnown(signal)
                ? new Outcome.Signalled(signal, Signals.name(signal), false)
                : new Outcome.Exited(code);
    }

    @Override
    public synchronized void close() {
        if (pidfd >= 0) {
            Libc.close(pidfd);
            pidfd = NONE;
        }
    }
}
