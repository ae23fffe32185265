package dev.jforeman.run;

import dev.jforeman.stream.Block;
import dev.jforeman.stream.Line;
import dev.jforeman.stream.LineAssembler;
import dev.jforeman.stream.LineFormatter;
import dev.jforeman.stream.Stamp;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Carries one stream of one incarnation to the log: reads what there is, makes lines of it, hands them over. A process
 * that writes faster than the log can be written is slowed down, because only so much may be on its way.
 */
final class Pump implements Runnable {
    private static final int SMALLEST_READ = 1 << 12;
    private static final int LARGEST_READ = 1 << 16;

    private final Inflow source;
    private final Outlet outlet;
    private final LineFormatter formatter;
    private final Optional<FileLines> file;
    private final LastLines lastLines;
    private final Histories.Recorder history;
    private final WallClock clock;
    private final Optional<LateParts> lateParts;
    private final Runnable whenClosed;

    private final LineAssembler lines = new LineAssembler();
    private byte[] chunk = new byte[SMALLEST_READ];
    private ByteBuffer buffer = ByteBuffer.wrap(chunk);
    private long lastReadNanos;

    /**
     * A pump that does not run yet.
     *
     * @param file where the lines are kept too
     * @param lastLines what remembers them for a failure
     * @param history what remembers them for whoever asks
     * @param lateParts who is told of the beginning of a line, if that is shown
     * @param whenClosed called after the last line
     */
    Pump(
            Inflow source,
            Outlet outlet,
            LineFormatter formatter,
            Optional<FileLines> file,
            LastLines lastLines,
            Histories.Recorder history,
            WallClock clock,
            Optional<LateParts> lateParts,
            Runnable whenClosed) {
        this.source = source;
        this.outlet = outlet;
        this.formatter = formatter;
        this.file = file;
        this.lastLines = lastLines;
        this.history = history;
        this.clock = clock;
        this.lateParts = lateParts;
        this.whenClosed = whenClosed;
    }

    @Override
    public void run() {
        try {
            int length;
            while ((length = source.read(buffer.clear())) >= 0) {
                carry(length);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            finish();
        }
    }

    private synchronized void carry(int length) throws InterruptedException {
        lastLines.feed(chunk, length);
        history.output(chunk, length);
        lines.feed(chunk, 0, length);
        Stamp now = clock.now();
        Block block = outlet.take();
        while (lines.next()) {
            append(lines.line(), now, block);
            if (block.isFull()) {
                outlet.send(block);
                block = outlet.take();
            }
        }
        outlet.send(block);
        file.ifPresent(FileLines::flush);
        growFor(length);
        lastReadNanos = System.nanoTime();
        if (lines.hasPartial()) {
            lateParts.ifPresent(late -> late.expect(this));
        }
    }

    private void append(Line line, Stamp now, Block block) {
        formatter.append(line, now, block);
        if (file.isPresent()) {
            file.get().append(line);
        }
    }

    /** A process that writes much is read in large pieces. */
    private void growFor(int length) {
        if (length == chunk.length && length < LARGEST_READ) {
            chunk = new byte[length * 2];
            buffer = ByteBuffer.wrap(chunk);
            if (chunk.length == LARGEST_READ) {
                source.enlarge();
            }
        }
    }

    /**
     * Shows a part of a line that has waited long enough.
     *
     * @return nanoseconds until it has, 0 if there is nothing to wait for
     */
    synchronized long showLatePart(long patienceNanos) throws InterruptedException {
        long left = lastReadNanos + patienceNanos - System.nanoTime();
        if (!lines.hasPartial()) {
            return 0;
        }
        if (left > 0) {
            return left;
        }
        if (!outlet.isFree()) {
            return patienceNanos; // the log is stuck anyway
        }
        Block block = outlet.take();
        if (lines.nextPartial()) {
            append(lines.line(), clock.now(), block);
        }
        outlet.send(block);
        return 0;
    }

    private synchronized void finish() {
        Block block = outlet.take();
        if (lines.end()) {
            append(lines.line(), clock.now(), block);
        }
        outlet.sendLast(block);
        file.ifPresent(FileLines::flush);
        history.end();
        whenClosed.run();
    }
}
