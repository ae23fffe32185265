package dev.jforeman.os.kernel;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * How many files this process may have open: as many as the shell says that has started it, and as many as the system
 * allows once those do not suffice. What it starts gets the shell's number all the same, as from any other program:
 * some open, or close, as many as they may. (By default the JVM takes all it can get and hands that on; an option
 * prevents that.)
 */
public final class OpenFiles {
    private static OptionalLong limitOfCaller = OptionalLong.empty();

    private OpenFiles() {}

    /** Takes as many as there are; whether that is more than before. */
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

    /** The words that run these with the limit that the shell has set. */
    public static synchronized List<String> asForCaller(List<String> words) {
        return limitOfCaller.isEmpty()
                ? words
                : Stream.concat(lowering(limitOfCaller.getAsLong()), words.stream())
                        .toList();
    }

    private static Stream<String> lowering(long limit) {
        return Stream.of("/bin/sh", "-c", "ulimit -S -n \"$0\"; exec \"$@\"", Long.toUnsignedString(limit));
    }
}
