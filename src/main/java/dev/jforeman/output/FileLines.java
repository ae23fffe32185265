package dev.jforeman.output;

import dev.jforeman.output.LogFiles.LogFile;
import dev.jforeman.output.QueuedBlock.BlockOwner;
import dev.jforeman.text.Block;
import dev.jforeman.text.Line;
import dev.jforeman.text.LineFormatter;
import dev.jforeman.text.Stamp;
import java.util.Optional;

/** Passes the lines of one stream to a log file, a block at a time. Not thread-safe. */
final class FileLines {
    private final LineFormatter formatter;
    private final WallClock clock;
    private final LogFile file;
    private final QueuedBlockPool pool;
    private Optional<QueuedBlock> queued = Optional.empty();
    private Stamp now = Stamp.NONE;

    /**
     * Starts without any lines.
     *
     * @param pool provides the block in which lines are collected, only while there are some
     */
    FileLines(LineFormatter formatter, WallClock clock, LogFile file, QueuedBlockPool pool) {
        this.formatter = formatter;
        this.clock = clock;
        this.file = file;
        this.pool = pool;
    }

    /** Lines that are written in one block were read at the same time, so all get the time of the first one. */
    void append(Line line) {
        Block block = gathered();
        if (block.isEmpty()) {
            now = clock.now();
        }
        formatter.append(line, now, block);
        if (block.isFull()) {
            flush();
        }
    }

    private Block gathered() {
        if (queued.isEmpty()) {
            queued = Optional.of(pool.take(BlockOwner.UNCOUNTED));
        }
        return queued.get().block;
    }

    void appendAndFlush(Line line) {
        append(line);
        flush();
    }

    void flush() {
        if (queued.isPresent()) {
            if (!queued.get().block.isEmpty()) {
                file.write(queued.get().block);
            }
            pool.giveBack(queued.get());
            queued = Optional.empty();
        }
    }
}
