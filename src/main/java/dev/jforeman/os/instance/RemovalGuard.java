package dev.jforeman.os.instance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * While one is held, no runtime directory of the user's is removed. From the making of a directory until its lock is taken
 * it looks like one that a dead jforeman has left; so whatever starts holds a guard meanwhile. Any number can be held, but
 * none while something is being removed, which takes no longer than a few files need.
 *
 * <p>A lock of <a href="https://man7.org/linux/man-pages/man2/fcntl_locking.2.html">fcntl(2)</a>: a process may hold one
 * only.
 */
public final class RemovalGuard implements AutoCloseable {
    private final FileChannel channel;

    private RemovalGuard(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits until nothing is being removed. */
    public static RemovalGuard hold(RuntimeDirectory directory) throws IOException {
        FileChannel channel = open(directory);
        try {
            channel.lock(0, Long.MAX_VALUE, true);
            return new RemovalGuard(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** The right to remove; empty if a guard is held. */
    static Optional<RemovalGuard> tryExclude(RuntimeDirectory directory) throws IOException {
        FileChannel channel = open(directory);
        Optional<FileLock> lock = tryLock(channel);
        if (lock.isEmpty()) {
            channel.close();
        }
        return lock.map(_ -> new RemovalGuard(channel));
    }

    /** The lock of a whole file, unless it is held by this or another process. */
    static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException _) {
            return Optional.empty();
        }
    }

    private static FileChannel open(RuntimeDirectory directory) throws IOException {
        directory.createBase();
        return FileChannel.open(
                directory.guardFile(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // the kernel gives it back with the process
        }
    }
}
