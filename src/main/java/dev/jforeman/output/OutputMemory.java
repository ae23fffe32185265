package dev.jforeman.output;

import dev.jforeman.text.LineMemory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory for all output between processes and readers, and its division. The heap is divided only here. A part that
 * many streams share is divided again when a stream is added, so that a thousand of them can write at full speed while
 * nothing reads.
 */
final class OutputMemory implements LineMemory {
    /** The heap size set by {@code bin/jforeman}; more would not be used. */
    private static final long USUAL_HEAP = 96 << 20;

    private static final int LARGEST_ON_THE_WAY = 1 << 18;
    private static final int LARGEST_READ = 1 << 16;
    private static final int LARGEST_HISTORY = 1 << 20;

    /** The smallest amount that a pipe delivers at once, and the smallest history. */
    private static final int SMALLEST = 1 << 12;

    private final int heap;
    private final AtomicInteger streams = new AtomicInteger();
    private final AtomicLong freeForLines;

    /** For a heap of this size. */
    OutputMemory(long heap) {
        this.heap = Math.toIntExact(Math.min(heap, USUAL_HEAP));
        this.freeForLines = new AtomicLong(this.heap / 6);
    }

    /** For the heap of this JVM. */
    static OutputMemory ofHeap() {
        return new OutputMemory(Runtime.getRuntime().maxMemory());
    }

    /** Adds a stream. */
    void begin() {
        streams.incrementAndGet();
    }

    /** Removes a stream. */
    void end() {
        streams.decrementAndGet();
    }

    /**
     * The number of bytes of one stream that may wait to be written. On a slow terminal, writing them takes about 20
     * ms, which is how long a process with much output can delay the others.
     */
    int onTheWay() {
        return share(heap / 24, LARGEST_ON_THE_WAY);
    }

    /** The number of bytes of one stream that are read at once. */
    int largestRead() {
        return Integer.highestOneBit(share(heap / 48, LARGEST_READ));
    }

    /** The number of bytes at which a block of lines of one stream is full. */
    int blockBytes() {
        return Math.max(2 * SMALLEST, largestRead());
    }

    /** The total size of empty blocks that are kept for reuse. */
    int emptyBlocks() {
        return heap / 24;
    }

    /**
     * The size of the history of one stream.
     *
     * @param histories the number of histories
     */
    int history(int histories) {
        return Math.clamp(heap / 5L / Math.max(1, histories), SMALLEST, LARGEST_HISTORY);
    }

    private int share(int all, int largest) {
        return Math.clamp(all / Math.max(1, streams.get()), SMALLEST, largest);
    }

    @Override
    public boolean tryTake(int bytes) {
        boolean isFree = freeForLines.addAndGet(-bytes) >= 0;
        if (!isFree) {
            giveBack(bytes);
        }
        return isFree;
    }

    /** Takes it unconditionally: the data already exists, and the memory of its source will be returned. */
    void take(int bytes) {
        freeForLines.addAndGet(-bytes);
    }

    @Override
    public void giveBack(int bytes) {
        freeForLines.addAndGet(bytes);
    }
}
