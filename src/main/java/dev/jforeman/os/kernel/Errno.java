package dev.jforeman.os.kernel;

/** The error numbers that mean something to us; these are the same on Linux and macOS, all but that of
 * {@link #tryAgain}. */
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

    /** The C library's message for {@link #EMFILE} in the language that the launcher has chosen. */
    public static final String TOO_MANY_OPEN_FILES = "Too many open files";

    private Errno() {}

    /** {@code EAGAIN} of this system. */
    public static int tryAgain() {
        return Kernel.current().numbers().tryAgain();
    }

    /** The message for people. */
    public static String sentence(int errno) {
        return switch (errno) {
            case ENOENT -> "no such file";
            case E2BIG -> "command and environment are too large for the operating system";
            case ENOMEM -> "out of memory";
            case EPERM, EACCES -> "permission denied";
            case ENFILE -> "too many open files on this system";
            case EMFILE -> "too many open files (see ulimit -n)";
            default -> errno == tryAgain() ? "too many processes (see ulimit -u)" : "system error " + errno;
        };
    }

    /** Whether the same call may succeed later: a limit was reached. */
    public static boolean canHeal(int errno) {
        return switch (errno) {
            case ENOMEM, ENFILE, EMFILE -> true;
            default -> errno == tryAgain();
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
