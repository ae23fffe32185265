package dev.jforeman.session;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Message;
import dev.jforeman.os.kernel.DescriptorLimit;
import dev.jforeman.os.kernel.Exit;
import dev.jforeman.os.kernel.HelperFailure;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.session.EventLoop.Inbox;
import dev.jforeman.supervisor.Event;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What went wrong in jforeman itself. A helper that failed is reported in the log, and the session goes on. Only a
 * fault of the thread that decides everything ends it; that is reported on standard error, because the log may be a
 * part of it.
 */
final class Faults implements Consumer<HelperFailure>, Thread.UncaughtExceptionHandler {
    /** If this one fails the log is not what tells it. */
    static final String WRITER = "writer";

    private static final String WHERE = "--debug shows where it happened";

    /** To stop in order without memory, beside the longest time that any stop may take. */
    private static final Duration WITHOUT_MEMORY = Duration.ofSeconds(10);

    private final Inbox inbox;
    private final MemoryGuard memory;
    private final boolean isDebug;
    private volatile Duration longestStop = Duration.ZERO;
    private volatile Optional<ExitCode> fatal = Optional.empty();

    Faults(Inbox inbox, MemoryGuard memory, boolean isDebug) {
        this.inbox = inbox;
        this.memory = memory;
        this.isDebug = isDebug;
    }

    /** How long a stop may take from now on. */
    void allow(Duration stop) {
        longestStop = stop;
    }

    @Override
    public void accept(HelperFailure failure) {
        if (failure.cause() instanceof OutOfMemoryError) {
            memory.giveUp();
        }
        String reason = failure.reason() + (isDebug ? "" : " (" + WHERE + ")");
        inbox.put(new Event.HelperFailed(System.nanoTime(), failure.helper(), reason, failure.goesOn()));
        if (failure.helper().equals(WRITER)) {
            System.err.println(Message.of("internal error in the writer of the log: " + reason));
        }
        if (isDebug) {
            failure.cause().printStackTrace();
        }
    }

    /** Threads of the JVM's own. */
    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        accept(new HelperFailure(thread.getName(), fault, false));
    }

    /** The session cannot go on. */
    void fatal(Throwable fault) {
        fatal = Optional.of(ExitCode.INTERNAL);
        try {
            if (fault instanceof OutOfMemoryError) {
                memory.giveUp();
                Threads.startInterruptible("last-resort", this::endInTheEnd);
            }
            tell(fault);
        } catch (OutOfMemoryError | LinkageError _) {
            Exit.byJvm(ExitCode.INTERNAL.code()); // the watchdog ends the processes
        }
    }

    /** Without memory a stop may never come to its end; but the end of this program is that of its processes. */
    private void endInTheEnd() {
        try {
            Thread.sleep(longestStop.plus(WITHOUT_MEMORY));
            Exit.byJvm(ExitCode.INTERNAL.code());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Throwable fault) {
        Optional<String> noFiles = DescriptorLimit.reached();
        if (noFiles.isPresent()) {
            fatal = Optional.of(ExitCode.CANNOT_SPAWN);
            System.err.println(Message.of(noFiles.get()));
            return;
        }
        System.err.println(Message.of("internal error, please report it: " + fault));
        if (isDebug) {
            fault.printStackTrace();
        } else {
            System.err.println(WHERE + ".");
        }
    }

    /** The exit code, if the session cannot go on. */
    Optional<ExitCode> fatal() {
        return fatal;
    }
}
