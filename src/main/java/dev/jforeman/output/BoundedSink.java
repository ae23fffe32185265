package dev.jforeman.output;

import dev.jforeman.output.QueuedBlock.BlockOwner;
import dev.jforeman.text.Block;
import java.util.OptionalInt;
import java.util.function.IntSupplier;
import java.util.function.ObjIntConsumer;

/**
 * The way of one stream's lines to the writer. Only a limited number of bytes may be on it at a time; then the thread
 * that fills them waits, or the oldest are thrown away. For one thread, but for {@link BlockOwner}'s methods.
 */
final class BoundedSink implements BlockOwner {
    /** What a block costs besides its text. */
    private static final int OVERHEAD = 128;

    private final WriteQueue queue;
    private final QueuedBlockPool pool;
    private final OnFull onFull;
    private final ObjIntConsumer<Block> gapTeller;
    private final IntSupplier most;
    private final ByteBudget allowance;
    private int missing;

    /**
     * A way on which nothing is yet.
     *
     * @param most how many bytes may be on it now
     * @param gapTeller appends a line that says how many lines were thrown away
     */
    BoundedSink(
            WriteQueue queue, QueuedBlockPool pool, IntSupplier most, OnFull onFull, ObjIntConsumer<Block> gapTeller) {
        this.queue = queue;
        this.pool = pool;
        this.most = most;
        this.allowance = new ByteBudget(most);
        this.onFull = onFull;
        this.gapTeller = gapTeller;
    }

    /** An empty parcel to fill. */
    QueuedBlock take() {
        return pool.take(this);
    }

    /** Whether a short line could be sent now without waiting. */
    boolean isFree() {
        return allowance.isFree(most.getAsInt() / 2);
    }

    /** Sends a parcel on its way, once it may be. */
    void send(QueuedBlock parcel) throws InterruptedException {
        int cost = cost(parcel.block);
        if (parcel.block.isEmpty()) {
            pool.giveBack(parcel);
        } else if (allowance.tryAcquire(cost)) {
            put(parcel);
        } else {
            sendLate(pool.compact(parcel), cost);
        }
    }

    private void sendLate(QueuedBlock parcel, int cost) throws InterruptedException {
        switch (onFull) {
            case WAIT -> {
                allowance.acquire(cost);
                put(parcel);
            }
            case DROP -> {
                if (makeRoom(cost)) {
                    put(parcel);
                } else {
                    missing += parcel.block.lines();
                    pool.giveBack(parcel);
                }
            }
        }
    }

    /** What is being written cannot be thrown away any more; if that is all there is, the newest has to go. */
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

    /** Sends the last parcel, however much is on its way: nothing follows it. */
    void sendLast(QueuedBlock parcel) {
        allowance.take(cost(parcel.block));
        put(parcel);
    }

    private void put(QueuedBlock parcel) {
        parcel.missing = missing;
        parcel.cost = cost(parcel.block);
        missing = 0;
        pool.charge(parcel);
        queue.put(parcel);
    }

    /** Sends what the process with the keyboard shows, past all that is held back. */
    void sendPastHold(QueuedBlock parcel, boolean isPromptOpen) throws InterruptedException {
        parcel.cost = cost(parcel.block);
        allowance.acquire(parcel.cost);
        pool.charge(parcel);
        queue.putPastHold(parcel, isPromptOpen);
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
        gapTeller.accept(out, lines);
    }
}
