package dev.jforeman.os.kernel;

/**
 * The numbers of a system's headers, of those calls that every system has.
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
     * How a system is called.
     *
     * @param setsid the number of that system call
     * @param isVariadicOnStack whether arguments that stand for the three dots of a C function are passed on the stack
     * @param bootIdentity what {@code sysctl} is asked for, to learn whether the machine has been started again
     */
    record SystemCalls(int setsid, boolean isVariadicOnStack, String bootIdentity) {}

    /** What {@code ioctl} is asked: {@code TIOCGWINSZ}, {@code TIOCSWINSZ}, {@code FIONREAD}. */
    record Requests(long getWindowSize, long setWindowSize, long countUnread) {}
}
