package dev.jforeman.os.instance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Runtime directories of instances that no longer run. Without cleanup they would accumulate, one for each app
 * directory ever used. A directory that names live process groups is kept, because the next start in its app directory
 * ends them.
 */
final class StaleDirectories {
    private StaleDirectories() {}

    /**
     * Removes the directory of the exiting jforeman and those of dead ones. Does nothing if another one is just
     * starting; the next one that exits will do it.
     *
     * @param own the directory whose lock this process holds
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
            return; // something else is there, or we may not remove it
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
