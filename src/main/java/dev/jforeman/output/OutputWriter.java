package dev.jforeman.output;

import dev.jforeman.os.kernel.Threads.Round;
import dev.jforeman.text.Block;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The only thread that writes the log. Everything that has arrived since its last write is written in one call.
 *
 * <p>If the output can no longer be written, it reports that once and then discards everything, so that no thread waits
 * for a block forever.
 */
public final class OutputWriter implements Round {
    /** The most that is passed to one write. */
    static final int BATCH_BYTES = 1 << 18;

    private static final int GAP_BYTES = 1 << 8;
    private static final long FULL_PAUSE_NANOS = 1_000_000;

    private final WriteQueue queue;
    private final WritableByteChannel out;
    private final Runnable whenFlooded;
    private final Consumer<IOException> whenGone;
    private final ByteBuffer batch = ByteBuffer.allocateDirect(BATCH_BYTES);
    private final Block gap = new Block(GAP_BYTES);
    private final Deque<QueuedBlock> taken = new ArrayDeque<>();
    private boolean isFlooded;
    private boolean isGone;

    /**
     * A writer that does not run yet.
     *
     * @param whenFlooded called once, as soon as more is waiting than fits into one write
     * @param whenGone called when the output can no longer be written
     */
    OutputWriter(WriteQueue queue, WritableByteChannel out, Runnable whenFlooded, Consumer<IOException> whenGone) {
        this.queue = queue;
        this.out = out;
        this.whenFlooded = whenFlooded;
        this.whenGone = whenGone;
    }

    /** A block that cannot be shown is skipped, and the thread that waits for it continues. */
    @Override
    public boolean run() throws InterruptedException {
        if (taken.isEmpty()) {
            queue.take(taken, BATCH_BYTES);
        }
        while (!taken.isEmpty()) {
            append(taken.remove());
        }
        flush();
        return true;
    }

    private void append(QueuedBlock queued) {
        try {
            appendGap(queued);
            append(queued.block);
        } finally {
            queue.done(queued);
        }
    }

    private void appendGap(QueuedBlock queued) {
        if (queued.missing > 0) {
            gap.clear();
            queued.owner.appendGap(queued.missing, gap);
            append(gap);
        }
    }

    private void append(Block block) {
        int from = 0;
        while (from < block.length()) {
            int part = Math.min(batch.remaining(), block.length() - from);
            batch.put(block.bytes(), from, part);
            from += part;
            if (!batch.hasRemaining()) {
                noteFlood();
                flush();
            }
        }
    }

    private void noteFlood() {
        if (!isFlooded) {
            isFlooded = true;
            whenFlooded.run();
        }
    }

    private void flush() {
        batch.flip();
        try {
            while (!isGone && batch.hasRemaining()) {
                write();
            }
        } catch (IOException e) {
            isGone = true;
            whenGone.accept(e);
        } finally {
            batch.clear();
        }
    }

    /** A full terminal accepts nothing if another program has made it non-blocking; then this waits a moment. */
    private void write() throws IOException {
        if (out.write(batch) == 0) {
            LockSupport.parkNanos(FULL_PAUSE_NANOS);
        }
    }
}
