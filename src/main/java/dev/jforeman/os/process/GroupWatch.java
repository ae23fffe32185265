package dev.jforeman.os.process;

import dev.jforeman.os.kernel.Threads.Round;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Notices when the last member of a group is gone after its leader has exited. No system reports that, so it polls, for
 * all groups in one pass. It polls only while such a group exists, which is usually a matter of seconds.
 */
public final class GroupWatch implements Round {
    private static final long FIRST_PAUSE_MS = 2;
    private static final long LONGEST_PAUSE_MS = 50;

    private final ProcessHost host;
    private final Map<Long, Runnable> watched = new ConcurrentHashMap<>();

    /** Wakes the thread that runs this. A group is only in {@link #watched}, so no failure of the thread loses it. */
    private final Semaphore added = new Semaphore(0);

    private long pauseMs = FIRST_PAUSE_MS;

    public GroupWatch(ProcessHost host) {
        this.host = host;
    }

    /** Calls {@code whenEmpty} as soon as no live member of the group is left, at once if there is none now. */
    public void watch(long group, Runnable whenEmpty) {
        watched.put(group, whenEmpty);
        added.release();
    }

    @Override
    public boolean run() throws InterruptedException {
        boolean isMore = awaitMore(pauseMs);
        pauseMs = isMore ? FIRST_PAUSE_MS : Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
        reportEmpty();
        return true;
    }

    /** Waits for more groups; if there already are some, no longer than the pause. */
    private boolean awaitMore(long pauseMs) throws InterruptedException {
        if (watched.isEmpty()) {
            added.acquire();
            added.drainPermits();
            return true;
        }
        boolean isMore = added.tryAcquire(pauseMs, TimeUnit.MILLISECONDS);
        added.drainPermits();
        return isMore;
    }

    private void reportEmpty() {
        if (watched.isEmpty()) {
            return;
        }
        Set<Long> empty = new HashSet<>(watched.keySet());
        empty.removeAll(host.livingGroups(watched.keySet()));
        empty.forEach(this::report);
    }

    /** Removes the group only after reporting it, so that a failure does not lose the report. */
    private void report(long group) {
        Runnable whenEmpty = watched.get(group);
        if (whenEmpty != null) {
            whenEmpty.run();
            watched.remove(group, whenEmpty); // by now its number may be that of another group
        }
    }
}
