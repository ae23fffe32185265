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

    /** Reports the number of lines that were lost, if it was not reported yet. */
    default void tellLosses() {}

    /** The file for one stream. */
    Optional<FileLines> lines(LineSource source);

    /**
     * Appends a message of the supervisor about an instance or the session; never waits for the disk.
     */
    void say(Optional<InstanceName> about, Line line);

    /** Waits until these messages are written, but not longer than this. */
    void awaitWritten(Duration most) throws InterruptedException;

    /** A log file. A write never fails: a full disk must not affect the process whose output it is. */
    interface LogFile {
        /** Appends whole lines. The block can be reused afterwards. */
        void write(Block lines);
    }
}
