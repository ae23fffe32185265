package dev.jforeman.os.kernel;

import dev.jforeman.model.PathText;
import dev.jforeman.os.kernel.Errno.ErrnoException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A directory is ours: a lock of <a href="https://man7.org/linux/man-pages/man2/flock.2.html">flock(2)</a> on the directory
 * itself. It stays where it is however the directory is named by now, and nothing can delete it. To take it needs the C
 * library, so it is taken late; to see whether another process has it needs a look into {@code /proc} alone.
 */
public final class DirectoryClaim implements AutoCloseable {
    /** {@code LOCK_EX | LOCK_NB}, the same on all systems. */
    private static final int EXCLUSIVE_OR_FAIL = 2 | 4;

    private static final int READ_ONLY = 0;

    private final int descriptor;

    private DirectoryClaim(int descriptor) {
        this.descriptor = descriptor;
    }

    /** Takes it; empty if another process has it, or where there are no such locks. */
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

    /** The other process of this user that has it, where that can be seen. */
    public static OptionalLong holder(Path directory) {
        try {
            return Proc.holderOfLock(directory);
        } catch (IOException | UnsupportedOperationException _) {
            return OptionalLong.empty();
        }
    }

    /** Where that process listens by this name, wherever that is. */
    public static Optional<Path> socketOf(long pid, String name) {
        try {
            return Proc.listeningSocket(pid, name);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Gives it back. */
    @Override
    public void close() {
        Libc.close(descriptor);
    }
}
