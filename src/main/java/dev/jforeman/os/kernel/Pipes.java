package dev.jforeman.os.kernel;

import dev.jforeman.os.kernel.Errno.ErrnoException;
import java.nio.channels.ReadableByteChannel;
import java.util.OptionalInt;

/** The capacity of pipes, and whether they have something to read. */
public final class Pipes {
    private static final int STANDARD_OUTPUT = 1;

    private Pipes() {}

    /**
     * Enlarges a pipe's buffer if the system allows it; otherwise does nothing. A process that writes continuously
     * fills the default 64 KiB in microseconds, and then writer and reader wake each other for every few kilobytes.
     */
    public static void enlarge(ReadableByteChannel channel, int bytes) {
        Descriptors.number(channel).ifPresent(pipe -> enlarge(pipe, bytes));
    }

    /** The same for our standard output, if it is a pipe. */
    public static void enlargeOutput(int bytes) {
        enlarge(STANDARD_OUTPUT, bytes);
    }

    private static void enlarge(int descriptor, int bytes) {
        try {
            Kernel.current().enlargePipe(descriptor, bytes);
        } catch (ErrnoException _) {
            return; // not a pipe, or this user's pipes have reached their limit
        }
    }

    /** Whether a read would return data at once; false for a channel that is not a pipe. */
    public static boolean hasUnread(ReadableByteChannel channel) {
        OptionalInt pipe = Descriptors.number(channel);
        return pipe.isPresent() && hasUnread(pipe.getAsInt());
    }

    /** Whether a read would return data at once; false at the end of the stream, and if the system cannot tell. */
    public static boolean hasUnread(int descriptor) {
        try {
            return Kernel.current().hasUnread(descriptor);
        } catch (ErrnoException _) {
            return false;
        }
    }
}
