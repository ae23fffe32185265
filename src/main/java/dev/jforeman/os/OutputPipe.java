package dev.jforeman.os;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * The pipe that carries the output of one incarnation. It is ours and not the JDK's, because the JDK closes
 * its pipe when the leader ends: what other members of the group still print would be lost, and they would
 * die of SIGPIPE.
 *
 * <p>Java cannot hand over a descriptor by number, so both ends are opened again through {@code /dev/fd};
 * the first pair is closed once the child has its own.
 */
final class OutputPipe implements AutoCloseable {
    private final int readEnd;
    private final int writeEnd;

    private OutputPipe(int readEnd, int writeEnd) {
        this.readEnd = readEnd;
        this.writeEnd = writeEnd;
    }

    static OutputPipe open() {
        int[] ends = Libc.pipe();
        return new OutputPipe(ends[0], ends[1]);
    }

    /** What the child's standard output and error are redirected to. */
    File sink() {
        return new File("/dev/fd/" + writeEnd);
    }

    /** Our end. It reaches its end of file when the last process that holds the other one is gone. */
    @SuppressWarnings("resource") // closing the channel closes the stream
    FileChannel source() throws IOException {
        return new FileInputStream("/dev/fd/" + readEnd).getChannel();
    }

    /** Closes the first pair; what was opened through it stays open. */
    @Override
    public void close() {
        Libc.close(readEnd);
        Libc.close(writeEnd);
    }
}
