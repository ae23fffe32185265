package dev.jforeman.session;

import dev.jforeman.os.instance.InstanceLock;
import dev.jforeman.os.kernel.Threads;
import java.io.IOException;
import java.time.Duration;

/**
 * Keeps a session findable that runs for days: what cleans up after the user must not delete its lock.
 *
 * @param pause between two times that the lock is refreshed
 */
public record LockRefresh(InstanceLock lock, Duration pause) implements Endpoint {
    private static final Duration USUAL_PAUSE = Duration.ofHours(1);

    public static LockRefresh of(InstanceLock lock) {
        return new LockRefresh(lock, USUAL_PAUSE);
    }

    @Override
    public Open open(Controls controls) {
        return Threads.repeatInterruptible("lock-refresh", this::run)::interrupt;
    }

    private boolean run() throws InterruptedException {
        Thread.sleep(pause);
        refresh();
        return true;
    }

    private void refresh() {
        try {
            lock.refresh();
        } catch (IOException _) {
            return; // a part of it is gone already, and the lock is held all the same
        }
    }
}
