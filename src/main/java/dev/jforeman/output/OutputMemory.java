package dev.jforeman.output;

import dev.jforeman.text.LineMemory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory for all output between processes and readers, and its parts: the heap is shared
 * out here and nowhere else. A part that many streams share is shared anew with each that begins, so that a thousand of
 * them can write as fast as they can while nothing reads.
 */
final class OutputMemory implements LineMemory {
    /** What a start has to its name, see {@code bin/jforeman}; more would not be used. */
    private static final long USUAL_HEAP = 96 << 20;

    private static final int LARGEST_ON_THE_WAY = 1 << 18;
    private static final int LARGEST_READ = 1 << 16;
    private static final int LARGEST_HISTORY = 1 << 20;

    /** What a pipe gives at once at least, and the smallest history. */
    private static final int SMALLEST = 1 << 12;

    private final int heap;
    private final AtomicInteger streams = new AtomicInteger();
    private final AtomicLong freeForLines;

    /** That of a heap of so many bytes. */
    OutputMemory(long heap) {
        this.heap = Math.toIntExact(Math.min(heap, USUAL_HEAP));
        this.freeForLines = new AtomicLong(this.heap / 6);
    }

    /** That of this JVM. */
    static OutputMemory ofHeap() {
        return new OutputMemory(Runtime.getRuntime().maxMemory());
    }

    /** One more stream is read from now on. */
    void begin() {
        streams.incrementAndGet();
    }

    /** One of them has ended. */
    void end() {
        streams.decrementAndGet();
    }

    /**
     * How many bytes of text of one stream may wait to be written; at the speed of a slow terminal that is some 20 ms,
     * by which a process that floods can delay the others.
     */
    int onTheWay() {
        return share(heap / 24, LARGEST_ON_THE_WAY);
    }

    /** How many bytes of one stream are read at once. */
    int largestRead() {
        return Integer.highestOneBit(share(heap / 48, LARGEST_READ));
    }

    /** With how many bytes a block of lines of one stream is full. */
    int blockBytes() {
        return Math.max(2 * SMALLEST, largestRead());
    }

    /** How much is kept of empty blocks, to be used again. */
    int emptyBlocks() {
        return heap / 24;
    }

    /**
     * How much of one stream is remembered.
     *
     * @param histories how many there are
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

    /** Takes it in any case: it is there already, and what it was made of will be given back. */
    void take(int bytes) {
        freeForLines.addAndGet(-bytes);
    }

    @Override
    public void giveBack(int bytes) {
        freeForLines.addAndGet(bytes);
    }
}
