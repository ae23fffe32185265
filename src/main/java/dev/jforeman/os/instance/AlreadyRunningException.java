package dev.jforeman.os.instance;

import java.util.Optional;

/** Another jforeman holds the lock of the app directory. */
public final class AlreadyRunningException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Optional<RunningInstance> running;

    AlreadyRunningException(Optional<RunningInstance> running) {
        super("another jforeman runs here", null, false, false);
        this.running = running;
    }

    /** Which one; empty in the moment in which it has the lock but has not yet said who it is. */
    public Optional<RunningInstance> running() {
        return running;
    }
}
