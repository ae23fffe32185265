package dev.jforeman.run;

import dev.jforeman.stream.Block;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
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

    /** A block, and who wants it back. */
    private record Entry(Block block, Consumer<Block> owner) {}

    private final WritableByteChannel out;
    private final Consumer<IOException> whenGone;
    private final ByteBuffer batch = ByteBuffer.allocateDirect(BATCH_BYTES);
    private List<Entry> queue = new ArrayList<>();
    private List<Entry> taken = new ArrayList<>();
    private boolean isIdle;
    private boolean isGone;

    OutputWriter(WritableByteChannel out, Consumer<IOException> whenGone) {
        this.out = out;
        this.whenGone = whenGone;
    }

    /** Queues a block and never waits; those who fill blocks have a bounded number of them. */
    synchronized void submit(Block block, Consumer<Block> owner) {
        queue.add(new Entry(block, owner));
        if (isIdle) {
            notifyAll();
        }
    }

    /**
     * Waits until everything is written.
     *
     * @param patience for a reader that is slow or stuck
     * @return whether everything was
     */
    synchronized boolean drain(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isIdle || !queue.isEmpty()) {
            long leftMs = (deadline - System.nanoTime()) / 1_000_000;
            if (leftMs <= 0) {
                return false;
            }
            wait(leftMs);
        }
        return true;
    }

    @Override
    public void run() {
        try {
            while (true) {
                take();
                for (Entry entry : taken) {
                    append(entry.block());
                    entry.owner().accept(entry.block());
                }
                taken.clear();
                flush();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void take() throws InterruptedException {
        isIdle = true;
        while (queue.isEmpty()) {
            notifyAll();
            wait();
        }
        isIdle = false;
        List<Entry> empty = taken;
        taken = queue;
        queue = empty;
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
