package dev.jforeman.output;

import dev.jforeman.text.Block;

/** A block that waits to be written, with its owner. It is reused, by one thread at a time. */
final class QueuedBlock {
    final Block block;
    BlockOwner owner;
    /** Lines of the owner that were dropped before this block. */
    int missing;
    /** The amount that is returned to the owner in the end. */
    int cost;
    /** The amount it takes of the shared memory for long lines. */
    int charged;

    QueuedBlock(int capacity, BlockOwner owner) {
        this.block = new Block(capacity);
        this.owner = owner;
    }

    /** Takes over the content of another block if it fits. */
    boolean mergeIfFits(QueuedBlock next) {
        boolean isFitting =
                next.missing == 0 && next.charged == 0 && next.owner.equals(owner) && block.isRoomFor(next.block);
        if (isFitting) {
            block.append(next.block);
            cost += next.cost;
        }
        return isFitting;
    }

    /** Resets the block for its next owner. */
    QueuedBlock reset(BlockOwner nextOwner) {
        block.clear();
        owner = nextOwner;
        missing = 0;
        cost = 0;
        return this;
    }

    /** The owner of a block in the {@link WriteQueue}. Called by the writer. */
    interface BlockOwner {
        /** For a few blocks that are not counted and never dropped. */
        BlockOwner UNCOUNTED = new BlockOwner() {
            @Override
            public void released(int cost) {}

            @Override
            public void appendGap(int lines, Block out) {
                throw new IllegalStateException("nothing of these is dropped");
            }
        };

        /** Returns an amount, because the block was written or dropped. */
        void released(int cost);

        /** Appends a line that says how many lines were dropped here. */
        void appendGap(int lines, Block out);
    }
}
