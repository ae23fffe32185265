package dev.jforeman.os.kernel;

/** Which kernel this is, decided once. */
public final class Platform {
    /** For tests: {@code darwin} makes this program work on Linux as it does on macOS, with the numbers of Linux. */
    private static final String MEANS = "jforeman.means";

    private static volatile Kernel kernel = choose();

    private Platform() {}

    /** Whether this really is macOS, also for questions that do not concern the kernel. */
    public static boolean isMacOs() {
        return System.getProperty("os.name").startsWith("Mac");
    }

    private static Kernel choose() {
        if (isMacOs()) {
            return new Darwin(DarwinNumbers.ALL);
        }
        return "darwin".equals(System.getProperty(MEANS)) ? new Darwin(LinuxNumbers.ALL) : new Linux();
    }

    static Kernel kernel() {
        return kernel;
    }

    /** Replaces the kernel. For tests. */
    static void use(Kernel other) {
        kernel = other;
    }
}
