package dev.jforeman.os.kernel;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Whether this program may open hardly any more file. The JVM and the C library then fail in ways that do not say so:
 * a class or a function is not found.
 */
public final class DescriptorLimit {
    /** What the largest step on the way needs: a pipe, a library, a file. */
    private static final int FEW = 4;

    private DescriptorLimit() {}

    /** The sentence about it, if it is so. */
    public static Optional<String> reached() {
        Deque<FileInputStream> open = new ArrayDeque<>();
        try {
            while (open.size() < FEW) {
                open.add(new FileInputStream("/dev/null"));
            }
            return Optional.empty();
        } catch (IOException e) {
            return String.valueOf(e.getMessage()).contains(Errno.TOO_MANY_OPEN_FILES)
                    ? Optional.of("cannot work with so few open files (see ulimit -n)")
                    : Optional.empty();
        } finally {
            open.forEach(DescriptorLimit::close);
        }
    }

    private static void close(FileInputStream file) {
        try {
            file.close();
        } catch (IOException _) {
            return; // it was only opened
        }
    }
}
