package dev.jforeman.output;

import dev.jforeman.model.Incarnation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Keeps track of the streams of all incarnations that are still being read. */
final class ChildStreams {
    /** The open streams of one incarnation. */
    private static final class Open {
        final List<ChildStream> inflows;
        final Runnable whenEnded;
        final Set<ChildStream> left;
        boolean isEndReported;
        Runnable whenReleased = () -> {};

        Open(List<ChildStream> inflows, Runnable whenEnded) {
            this.inflows = inflows;
            this.whenEnded = whenEnded;
            this.left = new HashSet<>(inflows);
        }
    }

    private final Map<Incarnation, Open> open = new HashMap<>();

    /**
     * Adds streams.
     *
     * @param whenEnded called when all of them have ended
     */
    synchronized void add(Incarnation incarnation, List<ChildStream> inflows, Runnable whenEnded) {
        open.put(incarnation, new Open(inflows, whenEnded));
    }

    /** The number of incarnations whose streams are being read. */
    synchronized int count() {
        return open.size();
    }

    /**
     * Reports that one of its streams has ended and that all of its output was passed on. If this fails, it can be called
     * again, and does what is left to do.
     */
    synchronized void ended(Incarnation incarnation, ChildStream stream) {
        Open found = open.get(incarnation);
        if (found == null) {
            return;
        }
        found.left.remove(stream);
        if (found.left.isEmpty()) {
            reportEnd(found);
            found.whenReleased.run();
            open.remove(incarnation);
            notifyAll();
        }
    }

    private static void reportEnd(Open ended) {
        if (!ended.isEndReported) {
            ended.whenEnded.run();
            ended.isEndReported = true;
        }
    }

    /**
     * Reads only the output of this incarnation that already exists.
     *
     * @param whenReleased called when that has been read, at once if it has been already
     */
    synchronized void release(Incarnation incarnation, Runnable whenReleased) {
        Open found = open.get(incarnation);
        if (found == null) {
            whenReleased.run();
        } else {
            found.whenReleased = whenReleased;
            endWhenEmpty(incarnation);
        }
    }

    /** Ends all streams once the output that already exists has been read. */
    synchronized void endWhenEmpty() {
        open.values().forEach(found -> found.inflows.forEach(ChildStream::endWhenEmpty));
    }

    /** Ends the streams of this incarnation once the output that already exists has been read. */
    synchronized void endWhenEmpty(Incarnation incarnation) {
        Optional.ofNullable(open.get(incarnation)).ifPresent(found -> found.inflows.forEach(ChildStream::endWhenEmpty));
    }

    /** Waits until all streams of this incarnation have ended, at most this long, and then closes them. */
    synchronized void closeAfter(Incarnation incarnation, long milliseconds) {
        try {
            await(() -> !open.containsKey(incarnation), milliseconds);
            Optional.ofNullable(open.get(incarnation)).ifPresent(found -> found.inflows.forEach(ChildStream::close));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits until all streams have ended, at most this long.
     *
     * @return whether they have ended
     */
    synchronized boolean awaitEnd(long milliseconds) throws InterruptedException {
        await(open::isEmpty, milliseconds);
        return open.isEmpty();
    }

    private synchronized void await(BooleanSupplier isDone, long milliseconds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        long left = milliseconds;
        while (!isDone.getAsBoolean() && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        }
    }
}
