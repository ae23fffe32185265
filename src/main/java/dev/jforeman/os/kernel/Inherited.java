package dev.jforeman.os.kernel;

import dev.jforeman.model.ByteText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments, environment and directory that this process was started with, byte for byte. The JVM decodes them in
 * the encoding of the locale. If bytes were lost in that, Linux still has them (<a
 * href="https://man7.org/linux/man-pages/man5/proc.5.html">proc(5)</a>). On macOS this is not needed: file names are
 * UTF-8 there, and so is the JVM's encoding.
 */
public final class Inherited {
    private Inherited() {}

    /**
     * The arguments of this program.
     *
     * @param decoded the arguments as the JVM passed them to {@code main}
     */
    public static String[] arguments(String[] decoded) {
        if (!isLost(Arrays.asList(decoded))) {
            return decoded;
        }
        List<String> all = strings("self/cmdline");
        return all.subList(all.size() - decoded.length, all.size()).toArray(String[]::new);
    }

    /** The environment variables. */
    static Map<String, String> environment() {
        Map<String, String> decoded = System.getenv();
        return isLost(decoded.keySet()) || isLost(decoded.values()) ? exactEnvironment() : decoded;
    }

    private static Map<String, String> exactEnvironment() {
        Map<String, String> environment = new HashMap<>();
        for (String assignment : strings("self/environ")) {
            int end = assignment.indexOf('=', 1);
            if (end > 0) {
                environment.putIfAbsent(assignment.substring(0, end), assignment.substring(end + 1));
            }
        }
        return environment;
    }

    /** The current directory, absolute. */
    public static Path directory() {
        Path current = Path.of("");
        try {
            return isLost(List.of(System.getProperty("user.dir")))
                    ? Proc.directory(ProcessHandle.current().pid()).toRealPath()
                    : current.toAbsolutePath();
        } catch (IOException _) {
            return current.toAbsolutePath(); // the directory was removed
        }
    }

    private static boolean isLost(Iterable<String> decoded) {
        for (String text : decoded) {
            if (!ByteText.isExact(text)) {
                return !Platform.isMacOs();
            }
        }
        return false;
    }

    private static List<String> strings(String file) {
        try {
            return Proc.strings(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
