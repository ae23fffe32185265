package dev.jforeman.run;

import dev.jforeman.os.Child;
import java.util.ArrayList;
import java.util.List;

/**
 * Notices when the last member of a group is gone after its leader ended. No system tells that, so it is asked
 * again and again, but only while such a group exists, and that is a matter of seconds.
 */
final class GroupWatch implements Runnable {
    private static final long FIRST_PAUSE_MS = 2;
    private static final long LONGEST_PAUSE_MS = 50;

    private record Watched(Child child, Runnable whenEmpty) {}

    private final List<Watched> watched = new ArrayList<>();

    /** Calls {@code whenEmpty} once no live member is left: at once if there is none now. */
    void watch(Child child, Runnable whenEmpty) {
        if (child.hasMembers()) {
            add(new Watched(child, whenEmpty));
        } else {
            whenEmpty.run();
        }
    }

    private synchronized void add(Watched group) {
        watched.add(group);
        notifyAll();
    }

    @Override
    public void run() {
        try {
            long pause = FIRST_PAUSE_MS;
            while (true) {
                boolean isNew = awaitWork(pause);
                pause = isNew ? FIRST_PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS);
                List<Watched> empty = takeEmpty();
                empty.forEach(group -> group.whenEmpty().run());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the first group, or for the pause; true if groups were added meanwhile. */
    private synchronized boolean awaitWork(long pauseMs) throws InterruptedException {
        int before = watched.size();
        long deadline = System.nanoTime() + pauseMs * 1_000_000;
        long leftMs = pauseMs;
        while (watched.isEmpty() || (watched.size() == before && leftMs > 0)) {
            wait(watched.isEmpty() ? 0 : leftMs);
            leftMs = (deadline - System.nanoTime()) / 1_000_000;
        }
        return watched.size() > before;
    }

    private List<Watched> takeEmpty() {
        List<Watched> empty =
                copy().stream().filter(group -> !group.child().hasMembers()).toList();
        synchronized (this) {
            watched.removeAll(empty);
        }
        return empty;
    }

    private synchronized List<Watched> copy() {
        return List.copyOf(watched);
    }
}
