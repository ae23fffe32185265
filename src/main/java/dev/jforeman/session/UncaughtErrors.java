package dev.jforeman.session;

import dev.jforeman.diagnostic.Message;
import dev.jforeman.session.EventLoop.Inbox;
import dev.jforeman.supervisor.Event;

/**
 * What nobody caught, on whatever thread: a defect of jforeman. People are told at once, on standard error because the
 * log may be what is broken; the session is stopped in order, and its exit code tells.
 */
final class UncaughtErrors implements Thread.UncaughtExceptionHandler {
    private final Inbox inbox;
    private final boolean isDebug;
    private volatile boolean isAny;

    UncaughtErrors(Inbox inbox, boolean isDebug) {
        this.inbox = inbox;
        this.isDebug = isDebug;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        isAny = true;
        inbox.put(new Event.FaultFound(System.nanoTime()));
        System.err.println(Message.of("internal error in thread " + thread.getName() + ", please report it: " + fault));
        if (isDebug) {
            fault.printStackTrace();
        } else {
            System.err.println("Use --debug to see where it happened.");
        }
    }

    boolean isAny() {
        return isAny;
    }
}
