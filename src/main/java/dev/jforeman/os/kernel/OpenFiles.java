package dev.jforeman.os.kernel;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The limit of open files of this process. It starts with the soft limit set by the caller's shell, and is raised to
 * the hard limit if that is not enough. Children get the shell's limit, as from any other program, because some open or
 * close as many files as the limit allows. (By default the JVM raises its limit and passes it on to children; an option
 * prevents that.)
 */
public final class OpenFiles {
    private static OptionalLong limitOfCaller = OptionalLong.empty();

    private OpenFiles() {}

    /** Raises the limit as far as possible. Returns whether it is higher than before. */
    public static synchronized boolean raise() {
        Kernel kernel = Kernel.current();
        int resource = kernel.numbers().files().limitOfOpenFiles();
        long[] limit = Libc.getrlimit(resource);
        long soft = limit[0];
        long hard = limit[1];
        long most = kernel.mostOpenFiles(hard);
        if (Long.compareUnsigned(soft, most) >= 0) {
            return false;
        }
        Libc.setrlimit(resource, most, hard);
        limitOfCaller = OptionalLong.of(soft);
        return true;
    }

    /** Whether the limit is surely higher than this; false if it is not known. It is read once: jforeman only raises it. */
    static boolean allows(long files) {
        return AtStart.LIMIT.isPresent() && AtStart.LIMIT.getAsLong() > files;
    }

    /** From a file, because a call of the C library would delay a start more. */
    private static final class AtStart {
        static final OptionalLong LIMIT = read();

        private static OptionalLong read() {
            try {
                return Proc.openFileLimit();
            } catch (IOException _) {
                return OptionalLong.empty();
            }
        }
    }

    /** The words that run this command with the limit that the shell has set. */
    public static synchronized List<String> asForCaller(List<String> words) {
        return limitOfCaller.isEmpty()
                ? words
                : Stream.concat(limitCommand(limitOfCaller.getAsLong()), words.stream())
                        .toList();
    }

    private static Stream<String> limitCommand(long limit) {
        return Stream.of("/bin/sh", "-c", "ulimit -S -n \"$0\"; exec \"$@\"", Long.toUnsignedString(limit));
    }
}
