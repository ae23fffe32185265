package dev.jforeman.run;

import dev.jforeman.stream.Block;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The one thread that writes the log. Whatever has come in since its last write goes out with one write.
 *
 * <p>When the output cannot be written any more it says so once and throws everything away from then on, so that
 * nobody who waits for a block waits for ever.
 */
final class OutputWriter implements Runnable {
    private static final int BATCH_BYTES = 1 << 18;
    private static final long FULL_PAUSE_NANOS = 1_000_000;

    private final WriteQueue queue;
    private final WritableByteChannel out;
    private final Consumer<IOException> whenGone;
    private final ByteBuffer batch = ByteBuffer.allocateDirect(BATCH_BYTES);
    private final Block gap = new Block();
    private boolean isGone;

    OutputWriter(WriteQueue queue, WritableByteChannel out, Consumer<IOException> whenGone) {
        this.queue = queue;
        this.out = out;
        this.whenGone = whenGone;
    }

    @Override
    public void run() {
        List<WriteQueue.Entry> taken = new ArrayList<>();
        try {
            while (true) {
                queue.take(taken, BATCH_BYTES);
                taken.forEach(this::append);
                taken.clear();
                flush();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void append(WriteQueue.Entry entry) {
        if (entry.missing > 0) {
            entry.owner.appendGap(entry.missing, gap);
            append(gap);
            gap.clear();
        }
        append(entry.block);
        queue.done(entry);
    }

    private void append(Block block) {
        int from = 0;
        while (from < block.length()) {
            int part = Math.min(batch.remaining(), block.length() - from);
            batch.put(block.bytes(), from, part);
            from += part;
            if (!batch.hasRemaining()) {
                flush();
            }
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
        }
        batch.clear();
    }

    /** A terminal that somebody else made non-blocking takes nothing when it is full: wait a moment then. */
    private void write() throws IOException {
        if (out.write(batch) == 0) {
            LockSupport.parkNanos(FULL_PAUSE_NANOS);
        }
    }
}
