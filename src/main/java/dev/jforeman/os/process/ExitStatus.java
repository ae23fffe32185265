package dev.jforeman.os.process;

import dev.jforeman.model.Outcome;
import dev.jforeman.os.kernel.Kernel;
import dev.jforeman.os.kernel.Signals;
import dev.jforeman.os.kernel.WaitStatus;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How a leader exited, in cases that the JDK does not distinguish: {@link Process#waitFor()} returns 137 both for
 * {@code exit 137} and for SIGKILL.
 *
 * <p>The JDK reaps its children itself, and a second wait would take the status away from it. Some kernels keep the
 * status for other readers too, see {@link WaitStatus}. Otherwise a code above 128 is interpreted as the signal that it
 * most likely means.
 */
final class ExitStatus implements AutoCloseable {
    /** Signals that a program causes itself; other signals are sent by another process. */
    private static final Set<String> OWN_DOING =
            Set.of("SIGSEGV", "SIGABRT", "SIGBUS", "SIGFPE", "SIGILL", "SIGTRAP", "SIGSYS", "SIGPIPE");

    private final WaitStatus status;

    private ExitStatus(WaitStatus status) {
        this.status = status;
    }

    /** Must be called while the process exists, so directly after its start. */
    static ExitStatus watch(long pid) {
        return new ExitStatus(Kernel.current().watch(pid));
    }

    /**
     * The outcome, once the JDK has reaped the process.
     *
     * @param code the exit code from the JDK
     */
    Outcome outcome(int code) {
        OptionalInt kept = status.get();
        if (kept.isPresent()) {
            return decode(kept.getAsInt());
        }
        return status.equals(WaitStatus.Unknown.TOO_LATE) ? guessOfShortLife(code) : guess(code);
    }

    /** Assumes that no other process has sent it a signal in the first few milliseconds after its start. */
    static Outcome guessOfShortLife(int code) {
        return guess(code) instanceof Outcome.Signalled signalled && OWN_DOING.contains(signalled.name())
                ? signalled
                : new Outcome.Exited(code);
    }

    /** Decodes the status of <a href="https://man7.org/linux/man-pages/man2/wait.2.html">wait(2)</a>. */
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
