package dev.jforeman.run;

import dev.jforeman.stream.Block;
import dev.jforeman.stream.LineAssembler;
import dev.jforeman.stream.LineFormatter;
import dev.jforeman.stream.Stamp;
import dev.jforeman.stream.Tail;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.Semaphore;

/**
 * Carries the output of one incarnation to the writer: reads what there is, makes lines of it, hands them over. A
 * process that writes faster than the log can be written is slowed down, because a pump has only so many blocks.
 */
final class Pump implements Runnable {
    private static final int BLOCKS = 8;
    private static final int SMALLEST_READ = 1 << 12;
    private static final int LARGEST_READ = 1 << 16;

    private final ReadableByteChannel source;
    private final OutputWriter writer;
    private final BlockPool blocks;
    private final LineFormatter formatter;
    private final WallClock clock;
    private final LateParts lateParts;
    private final Runnable whenClosed;

    private final Semaphore allowance = new Semaphore(BLOCKS);
    private final LineAssembler lines = new LineAssembler();
    private final Tail tail = new Tail();
    private byte[] chunk = new byte[SMALLEST_READ];
    private volatile long lastReadNanos;

    Pump(
            ReadableByteChannel source,
            OutputWriter writer,
            BlockPool blocks,
            LineFormatter formatter,
            WallClock clock,
            LateParts lateParts,
            Runnable whenClosed) {
        this.source = source;
        this.writer = writer;
        this.blocks = blocks;
        this.formatter = formatter;
        this.clock = clock;
        this.lateParts = lateParts;
        this.whenClosed = whenClosed;
    }

    @Override
    public void run() {
        try {
            int length;
            while ((length = read()) >= 0) {
                carry(length);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            finish();
        }
    }

    /** A channel that was closed from outside has reached its end too. */
    private int read() {
        try {
            return source.read(ByteBuffer.wrap(chunk));
        } catch (IOException _) {
            return -1;
        }
    }

    private synchronized void carry(int length) throws InterruptedException {
        remember(length);
        lines.feed(chunk, 0, length);
        Stamp now = clock.now();
        Block block = take();
        while (lines.next()) {
            formatter.append(lines.line(), now, block);
            if (block.isFull()) {
                submit(block);
                block = take();
            }
        }
        submit(block);
        if (length == chunk.length && length < LARGEST_READ) {
            chunk = new byte[length * 2];
        }
        lastReadNanos = System.nanoTime();
        if (lines.hasPartial()) {
            lateParts.expect(this);
        }
    }

    /**
     * Shows a part of a line that has waited long enough.
     *
     * @return nanoseconds until it has, 0 if there is nothing to wait for
     */
    synchronized long showLatePart(long patienceNanos) {
        long left = lastReadNanos + patienceNanos - System.nanoTime();
        if (!lines.hasPartial()) {
            return 0;
        }
        if (left > 0) {
            return left;
        }
        if (!allowance.tryAcquire()) {
            return patienceNanos; // the log is stuck anyway
        }
        Block block = blocks.take();
        if (lines.nextPartial()) {
            formatter.append(lines.line(), clock.now(), block);
        }
        submit(block);
        return 0;
    }

    private synchronized void finish() {
        Block block = blocks.take();
        if (lines.end()) {
            formatter.append(lines.line(), clock.now(), block);
        }
        writer.submit(block, blocks::giveBack);
        whenClosed.run();
    }

    private Block take() throws InterruptedException {
        allowance.acquire();
        return blocks.take();
    }

    private void submit(Block block) {
        if (block.isEmpty()) {
            giveBack(block);
        } else {
            writer.submit(block, this::giveBack);
        }
    }

    private void giveBack(Block block) {
        blocks.giveBack(block);
        allowance.release();
    }

    private void remember(int length) {
        synchronized (tail) {
            tail.feed(chunk, 0, length);
        }
    }

    /** Whether it has ever read anything. */
    boolean hasTail() {
        return lastReadNanos != 0;
    }

    /** Appends the last lines, also while the pump itself is stuck because nobody reads the log. */
    void appendTail(int count, LineFormatter tailFormatter, Stamp now, Block out) {
        synchronized (tail) {
            tail.appendTo(count, tailFormatter, now, out);
        }
    }
}
