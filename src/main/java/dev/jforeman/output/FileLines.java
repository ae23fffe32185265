package dev.jforeman.output;

import dev.jforeman.output.LogFiles.LogFile;
import dev.jforeman.output.QueuedBlock.BlockOwner;
import dev.jforeman.text.Block;
import dev.jforeman.text.Line;
import dev.jforeman.text.LineFormatter;
import dev.jforeman.text.Stamp;
import java.util.Optional;

/** The lines of one stream on their way to a log file, a block at a time. For one thread. */
final class FileLines {
    private final LineFormatter formatter;
    private final WallClock clock;
    private final LogFile file;
    private final QueuedBlockPool pool;
    private Optional<QueuedBlock> parcel = Optional.empty();
    private Stamp now = Stamp.NONE;

    /**
     * Nothing on its way yet.
     *
     * @param pool gives the block where lines gather, only as long as there are some
     */
    FileLines(LineFormatter formatter, WallClock clock, LogFile file, QueuedBlockPool pool) {
        this.formatter = formatter;
        this.clock = clock;
        this.file = file;
        this.pool = pool;
    }

    /** The time is that of the first line of a block: what is written at once was read at once. */
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
        if (parcel.isEmpty()) {
            parcel = Optional.of(pool.take(BlockOwner.UNCOUNTED));
        }
        return parcel.get().block;
    }

    void appendAndFlush(Line line) {
        append(line);
        flush();
    }

    void flush() {
        if (parcel.isPresent()) {
            if (!parcel.get().block.isEmpty()) {
                file.write(parcel.get().block);
            }
            pool.giveBack(parcel.get());
            parcel = Optional.empty();
        }
    }
}
