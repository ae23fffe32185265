package dev.jforeman.output;

import dev.jforeman.output.QueuedBlock.BlockOwner;
import dev.jforeman.text.Block;
import java.util.OptionalInt;
import java.util.function.IntSupplier;
import java.util.function.ObjIntConsumer;

/**
 * Passes the lines of one stream to the writer and limits the number of bytes that are waiting to be written. At the
 * limit, the thread that produces the lines waits, or the oldest lines are dropped. Used by one thread, except for the
 * methods of {@link BlockOwner}.
 */
final class BoundedSink implements BlockOwner {
    /** The memory of a block in addition to its text. */
    private static final int OVERHEAD = 128;

    private final WriteQueue queue;
    private final QueuedBlockPool pool;
    private final OnFull onFull;
    private final ObjIntConsumer<Block> gapReporter;
    private final IntSupplier most;
    private final ByteBudget allowance;
    private int missing;

    /**
     * An empty sink.
     *
     * @param most the current limit in bytes
     * @param gapReporter appends a line that says how many lines were dropped
     */
    BoundedSink(
            WriteQueue queue,
            QueuedBlockPool pool,
            IntSupplier most,
            OnFull onFull,
            ObjIntConsumer<Block> gapReporter) {
        this.queue = queue;
        this.pool = pool;
        this.most = most;
        this.allowance = new ByteBudget(most);
        this.onFull = onFull;
        this.gapReporter = gapReporter;
    }

    /** An empty block to fill. */
    QueuedBlock take() {
        return pool.take(this);
    }

    /** Whether a short line could be sent without waiting. */
    boolean isFree() {
        return allowance.isFree(most.getAsInt() / 2);
    }

    /** Sends a block once the limit allows it. */
    void send(QueuedBlock queued) throws InterruptedException {
        int cost = cost(queued.block);
        if (queued.block.isEmpty()) {
            pool.giveBack(queued);
        } else if (allowance.tryAcquire(cost)) {
            put(queued);
        } else {
            sendLate(pool.compact(queued), cost);
        }
    }

    private void sendLate(QueuedBlock queued, int cost) throws InterruptedException {
        switch (onFull) {
            case WAIT -> {
                allowance.acquire(cost);
                put(queued);
            }
            case DROP -> {
                if (makeRoom(cost)) {
                    put(queued);
                } else {
                    missing += queued.block.lines();
                    pool.giveBack(queued);
                }
            }
        }
    }

    /**
     * Drops the oldest waiting block. A block that is already being written cannot be dropped; if there is no other,
     * the new one is dropped.
     */
    private boolean makeRoom(int cost) {
        while (!allowance.tryAcquire(cost)) {
            OptionalInt dropped = queue.dropOldest(this);
            if (dropped.isEmpty()) {
                return false;
            }
            missing += dropped.getAsInt();
        }
        return true;
    }

    /** Sends the last block regardless of the limit, because nothing follows it. */
    void sendLast(QueuedBlock queued) {
        allowance.take(cost(queued.block));
        put(queued);
    }

    private void put(QueuedBlock queued) {
        queued.missing = missing;
        queued.cost = cost(queued.block);
        missing = 0;
        pool.charge(queued);
        queue.put(queued);
    }

    /** Sends output of the process with the keyboard ahead of everything that is held back. */
    void sendPastHold(QueuedBlock queued, boolean isPromptOpen) throws InterruptedException {
        queued.cost = cost(queued.block);
        allowance.acquire(queued.cost);
        pool.charge(queued);
        queue.putPastHold(queued, isPromptOpen);
    }

    private static int cost(Block block) {
        return block.length() + OVERHEAD;
    }

    @Override
    public void released(int cost) {
        allowance.release(cost);
    }

    @Override
    public void appendGap(int lines, Block out) {
        gapReporter.accept(out, lines);
    }
}
