package dev.jforeman.os.kernel;

import java.io.IOException;

/** Whom this process acts for. */
public final class User {
    private User() {}

    /**
     * The effective user id. Where /proc has it, it is read there: this is asked before the first child runs, when a
     * first call of the C library would take longer than all the rest.
     */
    public static int effectiveId() {
        try {
            return Proc.effectiveUser();
        } catch (IOException | UnsupportedOperationException _) {
            return Libc.geteuid();
        }
    }
}
