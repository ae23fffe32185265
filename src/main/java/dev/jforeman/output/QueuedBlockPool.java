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
    void charge(QueuedBlock queued) {
        if (queued.block.isGrown()) {
            queued.charged = queued.block.length();
            memory.take(queued.charged);
        }
    }

    private synchronized QueuedBlock take(int size, BlockOwner owner) {
        QueuedBlock queued = empty.get(size).poll();
        if (queued == null) {
            return new QueuedBlock(SMALLEST << size, owner);
        }
        keptBytes -= queued.block.capacity();
        return queued.reset(owner);
    }

    /** Returns a block that is no longer needed. */
    synchronized void giveBack(QueuedBlock queued) {
        int capacity = queued.block.capacity();
        memory.giveBack(queued.charged);
        queued.charged = 0;
        if (!queued.block.isGrown() && keptBytes + capacity <= memory.emptyBlocks()) {
            keptBytes += capacity;
            empty.get(sizeFor(capacity)).push(queued);
        }
    }

    /** The same content in a smaller block, if most of this one would be empty. */
    QueuedBlock compact(QueuedBlock queued) {
        int size = sizeFor(queued.block.length());
        if (size >= LARGEST_SIZE) {
            return queued;
        }
        QueuedBlock small = take(size, queued.owner);
        small.block.append(queued.block);
        small.missing = queued.missing;
        small.cost = queued.cost;
        giveBack(queued);
        return small;
    }

    /** The smallest size that holds this many bytes. */
    private static int sizeFor(int bytes) {
        return Integer.SIZE - Integer.numberOfLeadingZeros((Math.max(bytes, SMALLEST) - 1) / SMALLEST);
    }
}
