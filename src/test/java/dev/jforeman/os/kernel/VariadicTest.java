package dev.jforeman.os.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Apple's processors pass variadic arguments on the stack. A call with a wrong declaration would silently go wrong
 * there, so each called function has to be in one of these two lists.
 */
class VariadicTest {
    private static final Path KERNEL = Path.of("src/main/java/dev/jforeman/os/kernel");
    private static final Pattern CALL = Pattern.compile("\\b(?:call|callWide|nameBy)\\(\\s*\"(\\w+)\"");

    /** The functions that are variadic on Linux or on macOS, with their number of fixed arguments. */
    private static final Map<String, Integer> VARIADIC = Map.of(
            "open", 2, // int open(const char *, int, ...)
            "fcntl", 2, // int fcntl(int, int, ...)
            "ioctl", 2, // int ioctl(int, unsigned long, ...)
            "syscall", 1, // int syscall(int, ...)
            "prctl", 1); // int prctl(int, ...)

    private static final Set<String> FIXED = Set.of(
            "_exit",
            "chdir",
            "close",
            "execvp",
            "flock",
            "geteuid",
            "getpgrp",
            "getrlimit",
            "grantpt",
            "isatty",
            "kevent",
            "kill",
            "kqueue",
            "localtime_r",
            "mprotect",
            "poll",
            "posix_openpt",
            "pthread_sigmask",
            "ptsname_r",
            "setenv",
            "setrlimit",
            "signal",
            "tcgetattr",
            "tcgetpgrp",
            "tcsetattr",
            "ttyname_r",
            "unlockpt",
            "unsetenv",
            "waitid",
            "waitpid");

    @Test
    void everyFunctionThatIsCalledIsKnownToBeVariadicOrNot() throws Exception {
        Set<String> known = new TreeSet<>(FIXED);
        known.addAll(VARIADIC.keySet());
        assertThat(called()).isEqualTo(known);
    }

    @Test
    void variadicFunctionsAreDeclaredAsSuch() {
        assertThat(NativeLibrary.VARIADIC).isEqualTo(VARIADIC);
    }

    private static Set<String> called() throws IOException {
        try (Stream<Path> files = Files.list(KERNEL)) {
            return files.flatMap(VariadicTest::calls).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<String> calls(Path file) {
        try {
            return CALL.matcher(Files.readString(file)).results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
