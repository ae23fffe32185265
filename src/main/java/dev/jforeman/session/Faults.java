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
 * Handles internal errors of jforeman. If a helper fails, the log says so and the session continues. Only an error of
 * the event loop ends the session; that is reported to standard error, because the log may be affected.
 */
final class Faults implements Consumer<HelperFailure>, Thread.UncaughtExceptionHandler {
    /** The thread that writes the log. The log cannot report its failure. */
    static final String WRITER = "writer";

    private static final String WHERE = "--debug shows where it happened";

    /** The time for an orderly stop without free memory, in addition to the longest stop timeout. */
    private static final Duration STOP_WITHOUT_MEMORY = Duration.ofSeconds(10);

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

    /** Sets the longest time that a stop can take from now on. */
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

    /** Reports the failure of a thread that belongs to the JVM. */
    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        accept(new HelperFailure(thread.getName(), fault, false));
    }

    /** Reports an error after which the session cannot continue. */
    void fatal(Throwable fault) {
        fatal = Optional.of(ExitCode.INTERNAL);
        try {
            if (fault instanceof OutOfMemoryError) {
                memory.giveUp();
                Threads.startInterruptible("last-resort", this::exitAfterTimeout);
            }
            report(fault);
        } catch (OutOfMemoryError | LinkageError _) {
            Exit.byJvm(ExitCode.INTERNAL.code()); // the watchdog then ends the processes
        }
    }

    /**
     * Exits after a timeout, because without memory a stop may never complete. The watchdog then ends the processes.
     */
    private void exitAfterTimeout() {
        try {
            Thread.sleep(longestStop.plus(STOP_WITHOUT_MEMORY));
            Exit.byJvm(ExitCode.INTERNAL.code());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void report(Throwable fault) {
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

    /** The exit code after an error that ends the session; empty if there was none. */
    Optional<ExitCode> fatal() {
        return fatal;
    }
}
