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
 * The pipe that carries the output of one incarnation. It is ours and not that of {@link Process}, because the
 * JDK closes that one when the leader ends: what other members of the group still print would be lost, and they
 * would die of SIGPIPE.
 *
 * <p>A child's descriptor cannot be handed over by number, so the child opens the write end again through
 * {@code /dev/fd}. The pipe is the JDK's, because a first call of the C library would delay the first child.
 */
final class OutputPipe implements AutoCloseable {
    private final Pipe pipe;

    private OutputPipe(Pipe pipe) {
        this.pipe = pipe;
    }

    /**
     * A new one.
     *
     * @throws ErrnoException if this process has as many open files as it may
     */
    static OutputPipe open() {
        try {
            return new OutputPipe(Pipe.open());
        } catch (IOException _) {
            // the JDK keeps the number to itself, but there is no other reason than a limit: see pipe(2)
            throw new ErrnoException("pipe", Errno.EMFILE);
        }
    }

    /** What the child's standard output and error are redirected to. */
    File sink() {
        return new File("/dev/fd/" + Descriptors.number(pipe.sink()).orElseThrow());
    }

    /** By which the pipe can be found among the descriptors of all processes, where that is possible. */
    OptionalLong number() throws IOException {
        return Kernel.current().pipeNumber(sink().toPath());
    }

    /** Our end. It reaches its end of file when the last process that holds the other one is gone. */
    ReadableByteChannel source() {
        return pipe.source();
    }

    /** Closes both ends, of a pipe that will not be used. */
    void abandon() throws IOException {
        pipe.source().close();
        close();
    }

    /** Closes the end to write, which the child has opened for itself by now. */
    @Override
    public void close() throws IOException {
        pipe.sink().close();
    }
}
