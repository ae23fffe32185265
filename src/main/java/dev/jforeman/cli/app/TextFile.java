package dev.jforeman.cli.app;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.plan.AppPaths.NamedPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the files an app names. */
public final class TextFile {
    private TextFile() {}

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
            return Files.readAllBytes(file.path());
        } catch (IOException _) {
            String reason = Files.isDirectory(file.path()) ? "it is a directory" : "permission denied";
            throw new Refusal(ExitCode.FILE_MISSING, "cannot read " + file.name() + ": " + reason);
        }
    }
}
