package dev.jforeman.os.process;

import dev.jforeman.model.Outcome;
import dev.jforeman.os.kernel.Kernel;
import dev.jforeman.os.kernel.Signals;
import dev.jforeman.os.kernel.WaitStatus;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How a leader exited, where the JDK does not distinguish it: {@link Process#waitFor()} gives 137 both for
 * {@code exit 137} and for SIGKILL.
 *
 * <p>The JDK reaps its children itself, and asking beside it would steal the status from it. But some kernels keep it
 * for others too, see {@link WaitStatus}. Where that cannot be had, a code above 128 is read as the signal it most
 * likely was.
 */
final class ExitStatus implements AutoCloseable {
    /** Signals that a program causes itself; the others are sent by another process. */
    private static final Set<String> OWN_DOING =
            Set.of("SIGSEGV", "SIGABRT", "SIGBUS", "SIGFPE", "SIGILL", "SIGTRAP", "SIGSYS", "SIGPIPE");

    private final WaitStatus status;

    private ExitStatus(WaitStatus status) {
        this.status = status;
    }

    /** To be called while the process exists, so right after its start. */
    static ExitStatus watch(long pid) {
        return new ExitStatus(Kernel.current().watch(pid));
    }

    /**
     * The outcome, once the JDK has reaped the process.
     *
     * @param code what the JDK says
     */
    Outcome outcome(int code) {
        OptionalInt kept = status.get();
        if (kept.isPresent()) {
            return decode(kept.getAsInt());
        }
        return status.equals(WaitStatus.Unknown.TOO_LATE) ? guessOfShortLife(code) : guess(code);
    }

    /** Within a few milliseconds of its start, no other process has sent it a signal. */
    static Outcome guessOfShortLife(int code) {
        return guess(code) instanceof Outcome.Signalled signalled && OWN_DOING.contains(signalled.name())
                ? signalled
                : new Outcome.Exited(code);
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
    public void close() {
        status.close();
    }
}
