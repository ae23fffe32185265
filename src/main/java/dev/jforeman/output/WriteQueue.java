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
 * Output that waits to be written. Adding never blocks: threads that fill blocks have a bounded allowance.
 *
 * <p>While the user types at a prompt, everything but the output of that process is held back.
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

    /** Queues a parcel; it belongs to the queue from now on. */
    synchronized void put(QueuedBlock parcel) {
        Deque<QueuedBlock> target = isHolding ? held : ready;
        QueuedBlock last = target.peekLast();
        if (last == null) {
            target.add(parcel);
        } else if (last.mergeIfFits(parcel)) {
            pool.giveBack(parcel);
        } else {
            target.add(pool.compact(parcel));
        }
        wakeWriter();
    }

    /**
     * Queues what the process with the keyboard shows.
     *
     * @param isPromptOpen whether the cursor is in a line afterwards, so that nothing else may be written
     */
    synchronized void putPastHold(QueuedBlock parcel, boolean isPromptOpen) {
        ready.add(parcel);
        hold(isPromptOpen);
        wakeWriter();
    }

    /** Whether others are held back from now on. */
    synchronized void hold(boolean isHeld) {
        isHolding = isHeld && !isOver;
        if (!isHolding) {
            ready.addAll(held);
            held.clear();
            wakeWriter();
        }
    }

    /** No output is held back any more, whatever prompt is open: everything stops. */
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
     * Throws away the oldest parcel of an owner that is not being written yet. The next one of the same owner remembers
     * how many lines that were.
     *
     * @return if there was one: lines that are missing before whatever the owner puts in next
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
        next.ifPresent(parcel -> parcel.missing += missing);
        return OptionalInt.of(next.isPresent() ? 0 : missing);
    }

    private Optional<QueuedBlock> first(BlockOwner owner) {
        return Stream.concat(ready.stream(), held.stream())
                .filter(parcel -> parcel.owner.equals(owner))
                .findFirst();
    }

    /** A parcel is written or thrown away. */
    void done(QueuedBlock parcel) {
        BlockOwner owner = parcel.owner;
        int cost = parcel.cost;
        pool.giveBack(parcel);
        owner.released(cost);
    }

    /** Waits until there is something and takes it, up to about so many bytes. */
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
            QueuedBlock parcel = ready.remove();
            taken += parcel.block.length();
            into.add(parcel);
        }
    }

    /** Grows with each time that something was taken to be written. */
    public synchronized long written() {
        return batches;
    }

    /**
     * Waits until everything is written.
     *
     * @param timeout how long the reader may take nothing
     * @return whether everything was; otherwise the reader is stuck
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
