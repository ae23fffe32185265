package dev.jforeman.os.process;

import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/**
 * Our ends of a child's streams.
 *
 * @param output what it writes
 * @param errors what it writes to standard error, where that is told apart
 * @param terminal what it runs on, if that is one
 */
record ParentEnds(ReadableByteChannel output, Optional<ReadableByteChannel> errors, Optional<Pty> terminal)
        implements AutoCloseable {
    @Override
    public void close() {
        terminal.ifPresent(ParentEnds::close);
        close(output);
        errors.ifPresent(ParentEnds::close);
    }

    private static void close(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception _) {
            // what cannot be closed is closed
        }
    }
}
