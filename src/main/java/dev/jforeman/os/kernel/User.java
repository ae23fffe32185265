package dev.jforeman.os.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whom this process acts for. */
public final class User {
    private static final Path SELF = Path.of("/proc/self");

    private User() {}

    /**
     * The effective user id. Where /proc has it, it is read there: this is asked before the first child runs, when a
     * first call of the C library would take longer than all the rest.
     */
    public static int effectiveId() {
        try {
            return (Integer) Files.getAttribute(SELF, "unix:uid");
        } catch (IOException | UnsupportedOperationException _) {
            return Libc.geteuid();
        }
    }
}
