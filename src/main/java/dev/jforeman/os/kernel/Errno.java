package dev.jforeman.os.kernel;

/** The error numbers that mean something to us; these few are the same on Linux and macOS, but for one. */
public final class Errno {
    static final int EPERM = 1;
    static final int ENOENT = 2;
    public static final int ESRCH = 3;
    public static final int EINTR = 4;
    static final int E2BIG = 7;
    public static final int ECHILD = 10;
    static final int ENOMEM = 12;
    static final int EACCES = 13;
    static final int ENFILE = 23;
    public static final int ENOTTY = 25;
    public static final int EMFILE = 24;
    public static final int EAGAIN_LINUX = 11;
    static final int EAGAIN_MACOS = 35;

    private Errno() {}

    /** What it means for people. */
    public static String sentence(int errno) {
        return switch (errno) {
            case ENOENT -> "no such file";
            case E2BIG -> "command and environment are too large for the system";
            case ENOMEM -> "out of memory";
            case EPERM, EACCES -> "permission denied";
            case ENFILE -> "the system has too many open files";
            case EMFILE -> "too many open files, see ulimit -n";
            case EAGAIN_LINUX, EAGAIN_MACOS -> "too many processes, see ulimit -u";
            default -> "system error " + errno;
        };
    }

    /** Whether the same call may succeed later: a limit was reached. */
    public static boolean canHeal(int errno) {
        return switch (errno) {
            case ENOMEM, ENFILE, EMFILE, EAGAIN_LINUX, EAGAIN_MACOS -> true;
            default -> false;
        };
    }

    /** A call of the C library failed. */
    public static final class ErrnoException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int errno;

        public ErrnoException(String call, int errno) {
            super(call + ": " + Errno.sentence(errno), null, false, false);
            this.errno = errno;
        }

        public int errno() {
            return errno;
        }
    }
}
