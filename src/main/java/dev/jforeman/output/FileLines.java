package dev.jforeman.output;

import dev.jforeman.output.LogFiles.LogFile;
import dev.jforeman.text.Block;
import dev.jforeman.text.Line;
import dev.jforeman.text.LineFormatter;
import dev.jforeman.text.Stamp;

/** The lines of one stream on their way to a log file, a block at a time. For one thread. */
final class FileLines {
    private final LineFormatter formatter;
    private final WallClock clock;
    private final LogFile file;
    private final Block block;
    private Stamp now = Stamp.NONE;

    /**
     * Nothing on its way yet.
     *
     * @param block where lines gather
     */
    FileLines(LineFormatter formatter, WallClock clock, LogFile file, Block block) {
        this.formatter = formatter;
        this.clock = clock;
        this.file = file;
        this.block = block;
    }

    /** The time is that of the first line of a block: what is written at once was read at once. */
    void append(Line line) {
        if (block.isEmpty()) {
            now = clock.now();
        }
        formatter.append(line, now, block);
        if (block.isFull()) {
            flush();
        }
    }

    void appendAndFlush(Line line) {
        append(line);
        flush();
    }

    void flush() {
        if (!block.isEmpty()) {
            file.write(block);
            block.clear();
        }
    }
}
