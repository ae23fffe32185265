package dev.jforeman.os.process;

import dev.jforeman.os.kernel.Descriptors;
import dev.jforeman.os.kernel.Errno;
import dev.jforeman.os.kernel.Errno.ErrnoException;
import dev.jforeman.os.kernel.Kernel;
import java.io.File;
import java.io.IOException;
import java.nio.channels.Pipe;
import java.nio.channels.ReadableByteChannel;
import java.util.OptionalLong;

/**
 * The pipe for the output of one incarnation. We do not use the pipe of {@link Process}, because the JDK closes it when
 * the leader exits: later output of other members of the group would be lost, and SIGPIPE would terminate them.
 *
 * <p>A descriptor cannot be passed to the child by number, so the child opens the write end again through {@code
 * /dev/fd}. The pipe is created by the JDK, because the first call of the C library would delay the first child.
 */
final class OutputPipe implements AutoCloseable {
    private final Pipe pipe;

    private OutputPipe(Pipe pipe) {
        this.pipe = pipe;
    }

    /**
     * Opens a pipe.
     *
     * @throws ErrnoException if the limit of open files is reached
     */
    static OutputPipe open() {
        try {
            return new OutputPipe(Pipe.open());
        } catch (IOException _) {
            // the JDK's exception has no error number, but the only reason is a limit, see pipe(2)
            throw new ErrnoException("pipe", Errno.EMFILE);
        }
    }

    /** The file for the child's standard output and error. */
    File sink() {
        return new File("/dev/fd/" + Descriptors.number(pipe.sink()).orElseThrow());
    }

    /** The number by which the pipe can be found among the descriptors of all processes, if that is possible. */
    OptionalLong number() throws IOException {
        return Kernel.current().pipeNumber(sink().toPath());
    }

    /** Our end. It reaches its end of file when no process holds the write end any more. */
    ReadableByteChannel source() {
        return pipe.source();
    }

    /** Closes both ends of a pipe that will not be used. */
    void abandon() throws IOException {
        pipe.source().close();
        close();
    }

    /** Closes the write end, which the child has opened for itself by now. */
    @Override
    public void close() throws IOException {
        pipe.sink().close();
    }
}
