package dev.jforeman.os.process;

import dev.jforeman.os.kernel.Threads.Round;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Notices when the last member of a group is gone after its leader has exited. No system reports that, so it polls, for
 * all groups in one pass. It polls only while such a group exists, which is usually a matter of seconds.
 */
public final class GroupWatch implements Round {
    private static final long FIRST_PAUSE_MS = 2;
    private static final long LONGEST_PAUSE_MS = 50;

    private record Watched(long group, Runnable whenEmpty) {}

    private final ProcessHost host;
    private final BlockingQueue<Watched> added = new LinkedBlockingQueue<>();

    /** Accessed only by the thread that runs this. */
    private final Map<Long, Runnable> watched = new HashMap<>();

    private long pauseMs = FIRST_PAUSE_MS;

    public GroupWatch(ProcessHost host) {
        this.host = host;
    }

    /** Calls {@code whenEmpty} as soon as no live member of the group is left, at once if there is none now. */
    public void watch(long group, Runnable whenEmpty) {
        added.add(new Watched(group, whenEmpty));
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
        Optional<Watched> first =
                Optional.ofNullable(watched.isEmpty() ? added.take() : added.poll(pauseMs, TimeUnit.MILLISECONDS));
        List<Watched> more = new ArrayList<>(first.stream().toList());
        added.drainTo(more);
        more.forEach(group -> watched.put(group.group(), group.whenEmpty()));
        return !more.isEmpty();
    }

    private void reportEmpty() {
        Set<Long> empty = new HashSet<>(watched.keySet());
        empty.removeAll(host.livingGroups(watched.keySet()));
        empty.forEach(this::report);
    }

    /** Removes the group only after reporting it, so that a failure does not lose the report. */
    private void report(long group) {
        Optional.ofNullable(watched.get(group)).ifPresent(Runnable::run);
        watched.remove(group);
    }
}
