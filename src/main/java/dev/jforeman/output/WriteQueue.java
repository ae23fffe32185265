package dev.jforeman.output;

import dev.jforeman.output.QueuedBlock.BlockOwner;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Output that waits to be written. Adding never blocks, because each thread that adds blocks has a limited budget.
 *
 * <p>While the user types at a prompt, only the output of that process is written.
 */
public final class WriteQueue {
    private final QueuedBlockPool pool;
    private final Deque<QueuedBlock> ready = new ArrayDeque<>();
    private final Deque<QueuedBlock> held = new ArrayDeque<>();
    private boolean isHolding;
    private boolean isOver;
    private boolean isIdle;
    private long batches;

    WriteQueue(QueuedBlockPool pool) {
        this.pool = pool;
    }

    /** Queues a block, which belongs to the queue from now on. */
    synchronized void put(QueuedBlock queued) {
        Deque<QueuedBlock> target = isHolding ? held : ready;
        QueuedBlock last = target.peekLast();
        if (last == null) {
            target.add(queued);
        } else if (last.mergeIfFits(queued)) {
            pool.giveBack(queued);
        } else {
            target.add(pool.compact(queued));
        }
        wakeWriter();
    }

    /**
     * Queues output of the process that receives the keys.
     *
     * @param isPromptOpen whether the cursor is within a line afterwards, so that nothing else may be written
     */
    synchronized void putPastHold(QueuedBlock queued, boolean isPromptOpen) {
        ready.add(queued);
        hold(isPromptOpen);
        wakeWriter();
    }

    /** Holds back other output, or no longer. */
    synchronized void hold(boolean isHeld) {
        isHolding = isHeld && !isOver;
        if (!isHolding) {
            ready.addAll(held);
            held.clear();
            wakeWriter();
        }
    }

    /** Stops holding back output, even if a prompt is open, because everything stops. */
    synchronized void endHold(QueuedBlock newline) {
        if (isHolding) {
            ready.add(newline);
        } else {
            pool.giveBack(newline);
        }
        isOver = true;
        hold(false);
    }

    private void wakeWriter() {
        if (isIdle && !ready.isEmpty()) {
            notifyAll();
        }
    }

    /**
     * Drops the oldest block of an owner that is not being written yet. The next block of this owner records the number
     * of lines.
     *
     * @return empty if there was none; otherwise the number of lines that are missing before the owner's next block, if
     *     it has none in the queue
     */
    synchronized OptionalInt dropOldest(BlockOwner owner) {
        Optional<QueuedBlock> oldest = first(owner);
        if (oldest.isEmpty()) {
            return OptionalInt.empty();
        }
        QueuedBlock dropped = oldest.get();
        int missing = dropped.missing + dropped.block.lines();
        boolean _ = ready.remove(dropped) || held.remove(dropped);
        done(dropped);
        Optional<QueuedBlock> next = first(owner);
        next.ifPresent(queued -> queued.missing += missing);
        return OptionalInt.of(next.isPresent() ? 0 : missing);
    }

    private Optional<QueuedBlock> first(BlockOwner owner) {
        return Stream.concat(ready.stream(), held.stream())
                .filter(queued -> queued.owner.equals(owner))
                .findFirst();
    }

    /** Releases a block that was written or dropped. */
    void done(QueuedBlock queued) {
        BlockOwner owner = queued.owner;
        int cost = queued.cost;
        pool.giveBack(queued);
        owner.released(cost);
    }

    /** Waits until there is something, and takes up to about this many bytes. */
    synchronized void take(Collection<QueuedBlock> into, int bytes) throws InterruptedException {
        isIdle = true;
        batches++;
        while (ready.isEmpty()) {
            notifyAll();
            wait();
        }
        isIdle = false;
        int taken = 0;
        while (taken < bytes && !ready.isEmpty()) {
            QueuedBlock queued = ready.remove();
            taken += queued.block.length();
            into.add(queued);
        }
    }

    /** The number of batches that were taken to be written. */
    public synchronized long written() {
        return batches;
    }

    /**
     * Waits until everything is written.
     *
     * @param timeout how long the reader may accept nothing
     * @return whether everything was written; otherwise the reader is stuck
     */
    public synchronized boolean awaitEmpty(Duration timeout) throws InterruptedException {
        long seen = batches;
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!isIdle || !ready.isEmpty()) {
            long leftMs = (deadline - System.nanoTime()) / 1_000_000;
            if (leftMs > 0) {
                wait(leftMs);
            } else if (batches == seen) {
                return false;
            } else {
                seen = batches;
                deadline = System.nanoTime() + timeout.toNanos();
            }
        }
        return true;
    }
}
