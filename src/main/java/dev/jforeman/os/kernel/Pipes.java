package dev.jforeman.os.kernel;

import dev.jforeman.os.kernel.Errno.ErrnoException;
import java.nio.channels.ReadableByteChannel;
import java.util.OptionalInt;

/** How much a pipe holds before its writer has to wait, and whether there is something to read. */
public final class Pipes {
    private static final int STANDARD_OUTPUT = 1;

    private Pipes() {}

    /**
     * Lets a pipe hold more, where the system allows it; anything else stays as it is. The usual 64 KiB are full in
     * microseconds when a process writes all the time, and then writer and reader wake each other for each few kilobytes.
     */
    public static void enlarge(ReadableByteChannel channel, int bytes) {
        Descriptors.number(channel).ifPresent(pipe -> enlarge(pipe, bytes));
    }

    /** The same for the pipe that is our standard output, if it is one. */
    public static void enlargeOutput(int bytes) {
        enlarge(STANDARD_OUTPUT, bytes);
    }

    private static void enlarge(int descriptor, int bytes) {
        try {
            Kernel.current().enlargePipe(descriptor, bytes);
        } catch (ErrnoException _) {
            return; // it is no pipe, or this user's pipes hold as much as they may
        }
    }

    /** Whether there is something that can be read without waiting; false for a channel of another kind than a pipe. */
    public static boolean hasUnread(ReadableByteChannel channel) {
        OptionalInt pipe = Descriptors.number(channel);
        return pipe.isPresent() && hasUnread(pipe.getAsInt());
    }

    /** Whether there is something that can be read without waiting; false at the end, and where the system does not tell. */
    public static boolean hasUnread(int descriptor) {
        try {
            return Kernel.current().hasUnread(descriptor);
        } catch (ErrnoException _) {
            return false;
        }
    }
}
