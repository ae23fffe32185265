package dev.jforeman.os.kernel;

import dev.jforeman.model.PathText;
import dev.jforeman.os.kernel.Errno.ErrnoException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files that the JVM itself has open: its modules and our archives. It would leave them open in a program that
 * replaces it.
 */
final class OwnFiles {
    private static final int F_SETFD = 2;
    private static final int FD_CLOEXEC = 1;

    private OwnFiles() {}

    /**
     * Closes them on exec. Files inherited from the caller stay open. If the system cannot tell them apart, nothing is
     * closed.
     */
    static void closeOnExec() {
        try {
            Proc.openFiles().entrySet().stream()
                    .filter(open -> isOwn(open.getValue()))
                    .map(Map.Entry::getKey)
                    .forEach(OwnFiles::closeOnExec);
        } catch (IOException _) {
            return; // no /proc
        }
    }

    private static boolean isOwn(Path file) {
        return file.startsWith(real(System.getProperty("java.home")))
                || Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .anyMatch(archive -> file.startsWith(real(archive)));
    }

    private static Path real(String name) {
        try {
            return PathText.path(name).toRealPath();
        } catch (IOException _) {
            return PathText.path(name);
        }
    }

    private static void closeOnExec(int descriptor) {
        try {
            Libc.fcntl(descriptor, F_SETFD, FD_CLOEXEC);
        } catch (ErrnoException _) {
            return; // it was closed in the meantime, like the one used to read /proc
        }
    }
}
