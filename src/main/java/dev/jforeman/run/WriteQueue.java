package dev.jforeman.run;

import dev.jforeman.stream.Block;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written. Nobody waits here to put something in: those who fill blocks have a bounded allowance.
 *
 * <p>While somebody types at a prompt, everything but what that process shows is held back.
 */
final class WriteQueue {
    /** A block on its way. */
    static final class Entry {
        final Block block;
        final BlockOwner owner;
        /** Lines of the owner that were thrown away before this block. */
        int missing;

        int cost;

        Entry(Block block, BlockOwner owner, int missing, int cost) {
            this.block = block;
            this.owner = owner;
            this.missing = missing;
            this.cost = cost;
        }
    }

    private final BlockPool blocks;
    private final Deque<Entry> ready = new ArrayDeque<>();
    private final Deque<Entry> held = new ArrayDeque<>();
    private boolean isHolding;
    private boolean isOver;
    private boolean isIdle;
    private long batches;

    WriteQueue(BlockPool blocks) {
        this.blocks = blocks;
    }

    /**
     * Queues a block; it belongs to the queue from now on.
     *
     * @param missing lines of the owner that were thrown away before it
     * @param cost what the owner gets back in the end
     */
    synchronized void put(Block block, BlockOwner owner, int missing, int cost) {
        Deque<Entry> target = isHolding ? held : ready;
        if (!isMerged(target.peekLast(), block, owner, missing, cost)) {
            Block kept = target.isEmpty() ? block : blocks.compact(block);
            target.add(new Entry(kept, owner, missing, cost));
        }
        wakeWriter();
    }

    /** Small blocks that have to wait anyway need no array each. */
    private boolean isMerged(@Nullable Entry last, Block block, BlockOwner owner, int missing, int cost) {
        if (last == null || missing > 0 || !last.owner.equals(owner) || !last.block.isRoomFor(block)) {
            return false;
        }
        last.block.append(block);
        last.cost += cost;
        blocks.giveBack(block);
        return true;
    }

    /**
     * Queues what the process with the keyboard shows.
     *
     * @param isPromptOpen whether the cursor stands in a line afterwards, so that nobody else may write
     */
    synchronized void putPastHold(Block block, BlockOwner owner, int cost, boolean isPromptOpen) {
        ready.add(new Entry(block, owner, 0, cost));
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

    /** Nobody is held back any more, whatever prompt is open: everything stops. */
    synchronized void endHold(Block newline, BlockOwner owner) {
        if (isHolding) {
            ready.add(new Entry(newline, owner, 0, 0));
        } else {
            blocks.giveBack(newline);
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
     * Throws away the oldest block of an owner that is not being written yet. The next one of the same owner remembers
     * how many lines that were.
     *
     * @return if there was one: lines that are missing before whatever the owner puts in next
     */
    synchronized OptionalInt dropOldest(BlockOwner owner) {
        Optional<Entry> oldest = first(owner);
        if (oldest.isEmpty()) {
            return OptionalInt.empty();
        }
        Entry dropped = oldest.get();
        int missing = dropped.missing + dropped.block.lines();
        boolean _ = ready.remove(dropped) || held.remove(dropped);
        done(dropped);
        Optional<Entry> next = first(owner);
        next.ifPresent(entry -> entry.missing += missing);
        return OptionalInt.of(next.isPresent() ? 0 : missing);
    }

    private Optional<Entry> first(BlockOwner owner) {
        return Stream.concat(ready.stream(), held.stream())
                .filter(entry -> entry.owner.equals(owner))
                .findFirst();
    }

    /** An entry is written or thrown away. */
    void done(Entry entry) {
        blocks.giveBack(entry.block);
        entry.owner.released(entry.cost);
    }

    /** Waits until there is something and takes it, up to about so many bytes. */
    synchronized void take(Collection<Entry> into, int bytes) throws InterruptedException {
        isIdle = true;
        batches++;
        while (ready.isEmpty()) {
            notifyAll();
            wait();
        }
        isIdle = false;
        int taken = 0;
        while (taken < bytes && !ready.isEmpty()) {
            Entry entry = ready.remove();
            taken += entry.block.length();
            into.add(entry);
        }
    }

    /**
     * Waits until everything is written.
     *
     * @param patience how long the reader may take nothing
     * @return whether everything was; otherwise the reader is stuck
     */
    synchronized boolean awaitEmpty(Duration patience) throws InterruptedException {
        long seen = batches;
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isIdle || !ready.isEmpty()) {
            long leftMs = (deadline - System.nanoTime()) / 1_000_000;
            if (leftMs > 0) {
                wait(leftMs);
            } else if (batches == seen) {
                return false;
            } else {
                seen = batches;
                deadline = System.nanoTime() + patience.toNanos();
            }
        }
        return true;
    }
}
