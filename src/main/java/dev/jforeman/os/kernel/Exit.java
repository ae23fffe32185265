package dev.jforeman.os.kernel;

/**
 * The end of the program. The JVM would wait up to 300 ms for threads that are blocked in a system call, and ours
 * read and poll until the very end; so the kernel is asked directly.
 */
public final class Exit {
    private static volatile boolean isAnyThreadInKernel;

    private Exit() {}

    /** Is ready to end at once, even when there is no memory left to load a class. */
    public static void prepare() {}

    /** From now on there is a thread that the JVM would wait for. */
    public static void expectThreadInKernel() {
        isAnyThreadInKernel = true;
    }

    /** Ends as at a signal: what is to be done on the way out is done. */
    static void inOrder(int exitCode) {
        System.exit(exitCode);
    }

    /** Ends at once. Everything that has to be tidied up was tidied up before. */
    public static void now(int exitCode) {
        try {
            if (isAnyThreadInKernel) {
                Libc.exit(exitCode);
            }
        } finally {
            byJvm(exitCode); // without a descriptor the C library is not found
        }
    }

    /** Ends as the JVM does it, which is when it writes the cache that was asked for. */
    public static void byJvm(int exitCode) {
        Runtime.getRuntime().halt(exitCode);
    }
}
