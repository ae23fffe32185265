package dev.jforeman.os;

import java.nio.channels.ReadableByteChannel;
import sun.nio.ch.SelChImpl;

/**
 * How much a pipe holds before whoever writes has to wait. The usual 64 KiB are full in microseconds when somebody
 * writes all the time, and then writer and reader wake each other for each few kilobytes.
 */
public final class PipeCapacity {
    private static final long LARGER = 1 << 20;

    private PipeCapacity() {}

    /** Lets a pipe hold more, where the system allows it; anything else stays as it is. */
    public static void enlarge(ReadableByteChannel channel) {
        if (Platform.isLinux() && channel instanceof SelChImpl pipe) {
            try {
                Libc.setPipeSize(pipe.getFDVal(), LARGER);
            } catch (ErrnoException _) {
                return; // this user's pipes hold as much as they may
            }
        }
    }
}
