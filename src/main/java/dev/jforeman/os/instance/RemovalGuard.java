package dev.jforeman.os.instance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * While a guard is held, none of the user's runtime directories is removed. Between its creation and its lock, a
 * directory looks like one that a dead jforeman has left, so every start holds a guard during that time. Any number of
 * guards can be held, but not while something is being removed, which takes only as long as deleting a few files.
 *
 * <p>It is a lock of <a href="https://man7.org/linux/man-pages/man2/fcntl_locking.2.html">fcntl(2)</a>: a process may
 * hold only one.
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

    /** The exclusive right to remove directories; empty if a guard is held. */
    static Optional<RemovalGuard> tryExclude(RuntimeDirectory directory) throws IOException {
        FileChannel channel = open(directory);
        Optional<FileLock> lock = tryLock(channel);
        if (lock.isEmpty()) {
            channel.close();
        }
        return lock.map(_ -> new RemovalGuard(channel));
    }

    /** A lock of the whole file, unless this or another process holds one. */
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
            // the kernel releases it when the process exits
        }
    }
}
