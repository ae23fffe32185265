package dev.jforeman.os.kernel;

import java.nio.channels.ReadableByteChannel;
import java.util.OptionalInt;

/**
 * What a child has written and jforeman has not read yet. It is asked for by poll(2) and not by FIONREAD, which on Linux does
 * not count what a terminal's other end has written until the kernel has moved it to ours.
 */
public final class Unread {
    private static final int POLLIN = 0x1;

    private Unread() {}

    /** Whether there is something that can be read without waiting; false for a channel of another kind than a pipe. */
    public static boolean isAny(ReadableByteChannel channel) {
        OptionalInt pipe = Descriptors.number(channel);
        return pipe.isPresent() && isAny(pipe.getAsInt());
    }

    /** Whether there is something that can be read without waiting; false where the system does not tell. */
    public static boolean isAny(int descriptor) {
        try {
            return (Libc.poll(descriptor, POLLIN, 0) & POLLIN) != 0;
        } catch (ErrnoException _) {
            return false;
        }
    }
}
