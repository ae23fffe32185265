package dev.jforeman.os;

/** Where our own standard streams lead. */
public final class Terminal {
    private static final int STDOUT = 1;

    private Terminal() {}

    /** Whether a person looks at our standard output. */
    public static boolean isOutput() {
        try {
            return Libc.isatty(STDOUT);
        } catch (ErrnoException _) {
            return false;
        }
    }
}
