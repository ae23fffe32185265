package dev.jforeman.output;

import dev.jforeman.output.QueuedBlock.BlockOwner;
import dev.jforeman.text.Block;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * Empty blocks for all threads that write to the log. Only a few are in use at a time, however many processes there
 * are. Blocks are reused, so a flood of output allocates nothing.
 */
final class QueuedBlockPool {
    private static final int SMALLEST = 1 << 8;
    private static final int LARGEST_SIZE = sizeFor(Block.STANDARD_CAPACITY);

    /** By size: each size is twice the previous one. */
    private final List<Deque<QueuedBlock>> empty = Stream.<Deque<QueuedBlock>>generate(ArrayDeque::new)
            .limit(LARGEST_SIZE + 1)
            .toList();

    private final OutputMemory memory;
    private int keptBytes;

    QueuedBlockPool(OutputMemory memory) {
        this.memory = memory;
    }

    /** An empty block to fill. */
    QueuedBlock take(BlockOwner owner) {
        return take(sizeFor(memory.blockBytes()), owner);
    }

    /** Charges a block that contains a long line to the memory that all long lines share, until {@link #giveBack}. */
    void charge(QueuedBlock parcel) {
        if (parcel.block.isGrown()) {
            parcel.charged = parcel.block.length();
            memory.take(parcel.charged);
        }
    }

    private synchronized QueuedBlock take(int size, BlockOwner owner) {
        QueuedBlock parcel = empty.get(size).poll();
        if (parcel == null) {
            return new QueuedBlock(SMALLEST << size, owner);
        }
        keptBytes -= parcel.block.capacity();
        return parcel.reset(owner);
    }

    /** Returns a block that is no longer needed. */
    synchronized void giveBack(QueuedBlock parcel) {
        int capacity = parcel.block.capacity();
        memory.giveBack(parcel.charged);
        parcel.charged = 0;
        if (!parcel.block.isGrown() && keptBytes + capacity <= memory.emptyBlocks()) {
            keptBytes += capacity;
            empty.get(sizeFor(capacity)).push(parcel);
        }
    }

    /** The same content in a smaller block, if most of this one would be empty. */
    QueuedBlock compact(QueuedBlock parcel) {
        int size = sizeFor(parcel.block.length());
        if (size >= LARGEST_SIZE) {
            return parcel;
        }
        QueuedBlock small = take(size, parcel.owner);
        small.block.append(parcel.block);
        small.missing = parcel.missing;
        small.cost = parcel.cost;
        giveBack(parcel);
        return small;
    }

    /** The smallest size that holds this many bytes. */
    private static int sizeFor(int bytes) {
        return Integer.SIZE - Integer.numberOfLeadingZeros((Math.max(bytes, SMALLEST) - 1) / SMALLEST);
    }
}
