package dev.jforeman.cli.app;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.plan.AppPaths.NamedPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Reads the files an app names. */
public final class TextFile {
    /** The content of devices and pipes: most can be read only once, and reading one again could block for ever. */
    private static final Map<Path, byte[]> READ_ONCE = new ConcurrentHashMap<>();

    /** Names of what this process holds open, which mean something else in another process. */
    private static final Pattern OPEN_HERE = Pattern.compile("/dev/(?:stdin|fd/.*)|/proc/(?:self|[0-9]+)/fd/.*");

    /** No environment has room for more, and the heap has to hold it several times. */
    private static final int MOST_BYTES = 16 << 20;

    /** There is more than that, perhaps without an end. */
    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private TextFile() {}

    /** Whether another process cannot find it under this name, as with {@code <(...)} and {@code /dev/stdin}. */
    public static boolean isOpenHereOnly(Path path) {
        return OPEN_HERE.matcher(path.toString()).matches();
    }

    /** Whether there is something to read: also a device, a named pipe or what the shell makes of {@code <(...)}. */
    static boolean isThere(Path path) {
        return Files.exists(path) && !Files.isDirectory(path);
    }

    /** The bytes of a file that must exist. */
    public static byte[] bytes(NamedPath file) throws Refusal {
        return bytes(file, "");
    }

    /**
     * The bytes of a file that must exist.
     *
     * @param advice what to do if there is no such file
     */
    public static byte[] bytes(NamedPath file, String advice) throws Refusal {
        if (!Files.exists(file.path())) {
            throw new Refusal(ExitCode.FILE_MISSING, file.name() + " does not exist" + advice);
        }
        try {
            return Files.isRegularFile(file.path()) ? read(file.path()) : bytesReadOnce(file.path());
        } catch (TooLarge _) {
            throw new Refusal(ExitCode.FILE_MISSING, "cannot read " + file.name() + ": it is larger than 16 MiB");
        } catch (IOException _) {
            String reason = Files.isDirectory(file.path()) ? "it is a directory" : "permission denied";
            throw new Refusal(ExitCode.FILE_MISSING, "cannot read " + file.name() + ": " + reason);
        }
    }

    private static byte[] bytesReadOnce(Path path) throws IOException {
        byte[] known = READ_ONCE.get(path);
        if (known != null) {
            return known;
        }
        byte[] read = read(path);
        READ_ONCE.put(path, read);
        return read;
    }

    private static byte[] read(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new TooLarge();
            }
            return bytes;
        }
    }
}
