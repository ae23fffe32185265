package dev.jforeman.os.kernel;

/** The user that this process acts for. */
public final class User {
    private User() {}

    /** The effective user id. */
    public static int effectiveId() {
        return Kernel.current().effectiveUser();
    }
}
