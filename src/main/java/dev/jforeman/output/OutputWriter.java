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
 * The one thread that writes the log. Whatever has come in since its last write goes out with one write.
 *
 * <p>When the output cannot be written any more it says so once and throws everything away from then on, so that
 * no thread that waits for a block waits for ever.
 */
public final class OutputWriter implements Round {
    /** As much as one write is given. */
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
     * @param whenFlooded called once, as soon as so much waits that one write cannot take it
     * @param whenGone called when the output cannot be written any more
     */
    OutputWriter(WriteQueue queue, WritableByteChannel out, Runnable whenFlooded, Consumer<IOException> whenGone) {
        this.queue = queue;
        this.out = out;
        this.whenFlooded = whenFlooded;
        this.whenGone = whenGone;
    }

    /** A block that cannot be shown is left out; a thread that waits for it goes on. */
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

    private void append(QueuedBlock parcel) {
        try {
            appendGap(parcel);
            append(parcel.block);
        } finally {
            queue.done(parcel);
        }
    }

    private void appendGap(QueuedBlock parcel) {
        if (parcel.missing > 0) {
            gap.clear();
            parcel.owner.appendGap(parcel.missing, gap);
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

    /** A terminal that another program made non-blocking takes nothing when it is full: wait a moment then. */
    private void write() throws IOException {
        if (out.write(batch) == 0) {
            LockSupport.parkNanos(FULL_PAUSE_NANOS);
        }
    }
}
