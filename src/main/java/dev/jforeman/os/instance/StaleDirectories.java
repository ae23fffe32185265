package dev.jforeman.os.instance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Runtime directories in which no jforeman runs any more. They would pile up: one for each app directory there ever was.
 * One that names process groups which live stays, because the next start in its app directory ends those.
 */
final class StaleDirectories {
    private StaleDirectories() {}

    /**
     * Removes the directory of a jforeman that ends, and those that dead ones have left; nothing if one just starts, for
     * the next that ends does it too.
     *
     * @param own its lock is held by this process
     */
    static void removeWith(RuntimeDirectory own) throws IOException {
        var exclusion = RemovalGuard.tryExclude(own);
        if (exclusion.isPresent()) {
            try (RemovalGuard _ = exclusion.get()) {
                remove(own);
                for (RuntimeDirectory other : own.others()) {
                    removeIfFree(other);
                }
            }
        }
    }

    private static void removeIfFree(RuntimeDirectory directory) {
        try (FileChannel channel = FileChannel.open(
                directory.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (RemovalGuard.tryLock(channel).isPresent()) {
                remove(directory);
            }
        } catch (IOException _) {
            return; // something else lies there, or it is not ours to remove
        }
    }

    private static void remove(RuntimeDirectory directory) throws IOException {
        if (StaleGroups.areLeft(directory)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.path())) {
            for (Path file : files) {
                if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.deleteIfExists(file);
                }
            }
        }
        Files.deleteIfExists(directory.path());
    }
}
