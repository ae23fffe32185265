package dev.jforeman.output;

import dev.jforeman.text.Block;

/** A block on its way to the writer, and whose it is. It is used again and again, by one thread at a time. */
final class QueuedBlock {
    final Block block;
    BlockOwner owner;
    /** Lines of the owner that were thrown away before this block. */
    int missing;
    /** What the owner gets back in the end. */
    int cost;
    /** So much of the memory for long lines it takes. */
    int charged;

    QueuedBlock(int capacity, BlockOwner owner) {
        this.block = new Block(capacity);
        this.owner = owner;
    }

    /** Takes over what another one has, if that fits. */
    boolean mergeIfFits(QueuedBlock next) {
        boolean isFitting =
                next.missing == 0 && next.charged == 0 && next.owner.equals(owner) && block.isRoomFor(next.block);
        if (isFitting) {
            block.append(next.block);
            cost += next.cost;
        }
        return isFitting;
    }

    /** As new, for its next owner. */
    QueuedBlock reset(BlockOwner nextOwner) {
        block.clear();
        owner = nextOwner;
        missing = 0;
        cost = 0;
        return this;
    }

    /** The owner of a parcel in the {@link WriteQueue}. Called by the writer. */
    interface BlockOwner {
        /** Blocks that are few, and of which none is ever thrown away. */
        BlockOwner UNCOUNTED = new BlockOwner() {
            @Override
            public void released(int cost) {}

            @Override
            public void appendGap(int lines, Block out) {
                throw new IllegalStateException("nothing of these is dropped");
            }
        };

        /** So much of what was put in is out again: written, or thrown away. */
        void released(int cost);

        /** Appends a line that says that so many lines before this place were thrown away. */
        void appendGap(int lines, Block out);
    }
}
