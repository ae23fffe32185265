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

/** Reads the files of an app, up to 16 MiB each. */
public final class TextFile {
    /** The content of devices and pipes that were read. Most can be read only once, and a second read could block forever. */
    private static final Map<Path, byte[]> READ_ONCE = new ConcurrentHashMap<>();

    /** Paths of open files of this process, which mean something else in another process. */
    private static final Pattern OPEN_HERE = Pattern.compile("/dev/(?:stdin|fd/.*)|/proc/(?:self|[0-9]+)/fd/.*");

    /** Maximum size of a file in bytes: no environment can hold more, and the heap has to hold several copies. */
    private static final int MOST_BYTES = 16 << 20;

    /** The file has more bytes than the maximum, or is endless. */
    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private TextFile() {}

    /** Whether only this process can open the path, as with {@code <(...)} and {@code /dev/stdin}. */
    public static boolean isOpenHereOnly(Path path) {
        return OPEN_HERE.matcher(path.toString()).matches();
    }

    /** Whether the path can be read: a file, a device, a named pipe or what the shell creates for {@code <(...)}. */
    static boolean isThere(Path path) {
        return Files.exists(path) && !Files.isDirectory(path);
    }

    /**
     * The content of a file.
     *
     * @throws Refusal if the file does not exist, cannot be read or is larger than 16 MiB
     */
    public static byte[] bytes(NamedPath file) throws Refusal {
        return bytes(file, "");
    }

    /**
     * The content of a file.
     *
     * @param advice text after the error message if the file does not exist, with a leading space
     * @throws Refusal if the file does not exist, cannot be read or is larger than 16 MiB
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
