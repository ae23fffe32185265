package dev.jforeman.run;

import dev.jforeman.stream.Block;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.function.ObjIntConsumer;

/**
 * The way of one stream's blocks to the writer. Only so many bytes may be on it at a time; then whoever fills them
 * waits, or the oldest are thrown away. For one thread, but for {@link BlockOwner}'s methods.
 */
final class Outlet implements BlockOwner {
    /** In bytes of text. */
    static final int ALLOWANCE = 1 << 19;

    /** What a block costs besides its text. */
    private static final int OVERHEAD = 128;

    private final WriteQueue queue;
    private final BlockPool blocks;
    private final OnFull onFull;
    private final ObjIntConsumer<Block> gapTeller;
    private final Semaphore allowance = new Semaphore(ALLOWANCE);
    private int missing;

    /**
     * A way on which nothing is yet.
     *
     * @param gapTeller appends a line that says how many lines were thrown away
     */
    Outlet(WriteQueue queue, BlockPool blocks, OnFull onFull, ObjIntConsumer<Block> gapTeller) {
        this.queue = queue;
        this.blocks = blocks;
        this.onFull = onFull;
        this.gapTeller = gapTeller;
    }

    /** An empty block to fill. */
    Block take() {
        return blocks.take();
    }

    /** Whether a short line could be sent now without waiting. */
    boolean isFree() {
        return allowance.availablePermits() > Block.STANDARD_CAPACITY;
    }

    /** Sends a block on its way, once it may be. */
    void send(Block block) throws InterruptedException {
        if (block.isEmpty()) {
            blocks.giveBack(block);
        } else if (isAllowed(cost(block))) {
            put(block);
        } else {
            missing += block.lines();
            blocks.giveBack(block);
        }
    }

    private boolean isAllowed(int cost) throws InterruptedException {
        return switch (onFull) {
            case WAIT -> {
                allowance.acquire(cost);
                yield true;
            }
            case DROP -> isRoomMade(cost);
        };
    }

    /** What is being written cannot be thrown away any more; if that is all there is, the newest has to go. */
    private boolean isRoomMade(int cost) {
        while (!allowance.tryAcquire(cost)) {
            OptionalInt dropped = queue.dropOldest(this);
            if (dropped.isEmpty()) {
                return false;
            }
            missing += dropped.getAsInt();
        }
        return true;
    }

    /** Sends the last block, however much is on its way: nothing follows it. */
    void sendLast(Block block) {
        put(block);
    }

    private void put(Block block) {
        int before = missing;
        missing = 0;
        queue.put(block, this, before, cost(block));
    }

    /** Sends what the process with the keyboard shows, past all that is held back. */
    void sendPastHold(Block block, boolean isPromptOpen) throws InterruptedException {
        allowance.acquire(cost(block));
        queue.putPastHold(block, this, cost(block), isPromptOpen);
    }

    private static int cost(Block block) {
        return Math.min(ALLOWANCE, block.length() + OVERHEAD);
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
