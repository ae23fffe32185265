package dev.jforeman.session;

import dev.jforeman.diagnostic.Message;
import dev.jforeman.os.kernel.HelperFailure;
import dev.jforeman.session.EventLoop.Inbox;
import dev.jforeman.supervisor.Event;
import java.util.function.Consumer;

/**
 * What went wrong in jforeman itself. A helper that failed is told in the log, and the session goes on. Only a fault of
 * the thread that decides everything ends it; that is told on standard error, because the log may be a part of it.
 */
final class Faults implements Consumer<HelperFailure>, Thread.UncaughtExceptionHandler {
    /** If this one fails the log is not what tells it. */
    static final String WRITER = "writer";

    private static final String WHERE = "--debug shows where it happened";

    private final Inbox inbox;
    private final boolean isDebug;
    private volatile boolean isFatal;

    Faults(Inbox inbox, boolean isDebug) {
        this.inbox = inbox;
        this.isDebug = isDebug;
    }

    @Override
    public void accept(HelperFailure failure) {
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
        isFatal = true;
        System.err.println(Message.of("internal error, please report it: " + fault));
        if (isDebug) {
            fault.printStackTrace();
        } else {
            System.err.println(WHERE + ".");
        }
    }

    boolean isFatal() {
        return isFatal;
    }
}
