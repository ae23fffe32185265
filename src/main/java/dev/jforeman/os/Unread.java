package dev.jforeman.os;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** What a child has written and nobody has read yet. */
final class Unread {
    private static final long FIONREAD = Platform.isLinux() ? 0x541B : 0x4004667FL;

    private Unread() {}

    /** Bytes that can be read without waiting; 0 where the system does not tell. */
    static int bytes(int descriptor) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(ValueLayout.JAVA_INT);
            Libc.ioctl(descriptor, FIONREAD, count);
            return count.get(ValueLayout.JAVA_INT, 0);
        } catch (ErrnoException _) {
            return 0;
        }
    }
}
