package dev.jforeman.output;

import dev.jforeman.model.Incarnation.LineSource;
import dev.jforeman.model.InstanceName;
import dev.jforeman.text.Block;
import dev.jforeman.text.Line;
import java.time.Duration;
import java.util.Optional;

/** The log files of a session, if there are any. */
interface LogFiles {
    /** No files. */
    LogFiles NONE = new LogFiles() {
        @Override
        public Optional<FileLines> lines(LineSource source) {
            return Optional.empty();
        }

        @Override
        public void say(Optional<InstanceName> about, Line line) {}

        @Override
        public void awaitWritten(Duration most) {}
    };

    /** Reports how many lines were lost, if that is not known yet. */
    default void tellLosses() {}

    /** For the lines of one stream. */
    Optional<FileLines> lines(LineSource source);

    /** Adds one of the supervisor's own lines, about an instance or about all; never waits for the disk. */
    void say(Optional<InstanceName> about, Line line);

    /** Waits until what was said is written, but not longer than this. */
    void awaitWritten(Duration most) throws InterruptedException;

    /** A log file. A write never fails: a full disk must not touch the process that writes. */
    interface LogFile {
        /** Adds whole lines. The block can be used again afterwards. */
        void write(Block lines);
    }
}
