package dev.jforeman.os.kernel;

/**
 * Exits the program. The JVM would wait up to 300 ms for threads that are blocked in a system call, and ours read and
 * poll until the end, so this calls the kernel directly.
 */
public final class Exit {
    private static volatile boolean isAnyThreadInKernel;

    private Exit() {}

    /** Loads what an exit needs, so that it works even when there is no memory left to load a class. */
    public static void prepare() {}

    /** Records that there is a thread that the JVM would wait for. */
    public static void expectThreadInKernel() {
        isAnyThreadInKernel = true;
    }

    /** Exits as after a signal: shutdown hooks run. */
    static void inOrder(int exitCode) {
        System.exit(exitCode);
    }

    /** Exits at once, without shutdown hooks. All cleanup must have been done before. */
    public static void now(int exitCode) {
        try {
            if (isAnyThreadInKernel) {
                Libc.exit(exitCode);
            }
        } finally {
            byJvm(exitCode); // without a descriptor the C library is not found
        }
    }

    /** Exits through the JVM, which writes the cache that was requested only in this case. */
    public static void byJvm(int exitCode) {
        Runtime.getRuntime().halt(exitCode);
    }
}
