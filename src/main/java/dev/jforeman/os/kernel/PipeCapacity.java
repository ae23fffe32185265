package dev.jforeman.os.kernel;

import java.nio.channels.ReadableByteChannel;

/**
 * How much a pipe holds before whoever writes has to wait. The usual 64 KiB are full in microseconds when somebody
 * writes all the time, and then writer and reader wake each other for each few kilobytes.
 */
public final class PipeCapacity {
    private static final int STANDARD_OUTPUT = 1;

    private PipeCapacity() {}

    /** Lets a pipe hold more, where the system allows it; anything else stays as it is. */
    public static void enlarge(ReadableByteChannel channel, int bytes) {
        Descriptors.number(channel).ifPresent(pipe -> enlarge(pipe, bytes));
    }

    /** The same for the pipe that is our standard output, if it is one. */
    public static void enlargeOutput(int bytes) {
        enlarge(STANDARD_OUTPUT, bytes);
    }

    private static void enlarge(int descriptor, int bytes) {
        try {
            if (Platform.isLinux() && Libc.pipeSize(descriptor) < bytes) {
                Libc.setPipeSize(descriptor, bytes);
            }
        } catch (ErrnoException _) {
            return; // it is no pipe, or this user's pipes hold as much as they may
        }
    }
}
