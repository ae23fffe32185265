package dev.jforeman.os.kernel;

/** The systems jforeman runs on; they differ in a few calls and numbers. */
public enum Platform {
    LINUX,
    MACOS;

    private static final Platform CURRENT = System.getProperty("os.name").startsWith("Mac") ? MACOS : LINUX;

    public static boolean isLinux() {
        return CURRENT == LINUX;
    }
}
