package dev.jforeman.os.kernel;

import dev.jforeman.model.PathText;
import dev.jforeman.os.kernel.Errno.ErrnoException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Marks a directory as ours with a lock of <a href="https://man7.org/linux/man-pages/man2/flock.2.html">flock(2)</a> on
 * the directory itself. The lock survives renaming the directory, and it cannot be deleted. Taking it needs the C
 * library, which is slow to load, so it is taken late. Finding out whether another process holds it only needs {@code
 * /proc}.
 */
public final class DirectoryClaim implements AutoCloseable {
    /** {@code LOCK_EX | LOCK_NB}, the same on all systems. */
    private static final int EXCLUSIVE_OR_FAIL = 2 | 4;

    private static final int READ_ONLY = 0;

    private final int descriptor;

    private DirectoryClaim(int descriptor) {
        this.descriptor = descriptor;
    }

    /** Takes the lock. Empty if another process holds it, or if the file system has no such locks. */
    public static Optional<DirectoryClaim> take(Path directory) {
        try {
            int descriptor = Libc.open(PathText.of(directory), READ_ONLY);
            return lock(descriptor) ? Optional.of(new DirectoryClaim(descriptor)) : Optional.empty();
        } catch (ErrnoException _) {
            return Optional.empty();
        }
    }

    private static boolean lock(int descriptor) {
        try {
            Libc.flock(descriptor, EXCLUSIVE_OR_FAIL);
            return true;
        } catch (ErrnoException _) {
            Libc.close(descriptor);
            return false;
        }
    }

    /** The other process of this user that holds it, if the system shows that. */
    public static OptionalLong holder(Path directory) {
        try {
            return Proc.holderOfLock(directory);
        } catch (IOException | UnsupportedOperationException _) {
            return OptionalLong.empty();
        }
    }

    /** The path of a socket with this file name at which that process listens, in any directory. */
    public static Optional<Path> socketOf(long pid, String name) {
        try {
            return Proc.listeningSocket(pid, name);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Releases it. */
    @Override
    public void close() {
        Libc.close(descriptor);
    }
}
