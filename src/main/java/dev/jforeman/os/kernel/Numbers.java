package dev.jforeman.os.kernel;

/**
 * Constants from a system's headers, for calls that every system has.
 *
 * @param setMask {@code SIG_SETMASK}
 * @param tryAgain {@code EAGAIN}
 */
record Numbers(Files files, Requests requests, Termios.Layout modes, SystemCalls calls, int setMask, int tryAgain) {
    /**
     * The arguments of {@code open} and {@code getrlimit}: {@code O_NOCTTY}, {@code O_CLOEXEC}, {@code RLIMIT_NOFILE}.
     */
    record Files(int noControllingTerminal, int closeOnExec, int limitOfOpenFiles) {}

    /**
     * How system calls and C functions are called.
     *
     * @param setsid the number of that system call
     * @param isVariadicOnStack whether variadic arguments are passed on the stack
     * @param bootIdentity the name of the {@code sysctl} that identifies the boot
     */
    record SystemCalls(int setsid, boolean isVariadicOnStack, String bootIdentity) {}

    /** Requests of {@code ioctl}: {@code TIOCGWINSZ}, {@code TIOCSWINSZ}, {@code FIONREAD}. */
    record Requests(long getWindowSize, long setWindowSize, long countUnread) {}
}
