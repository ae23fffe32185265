package dev.jforeman.os.kernel;

/**
 * The functions of the C library by name, with machine words as arguments. A result of -1 means that the call failed,
 * and is thrown as an {@link Errno.ErrnoException}.
 */
interface CLibrary {
    /** Whether the library has this function. */
    boolean has(String function);

    /** Calls a function of up to four arguments. */
    int call(String function, long first, long second, long third, long fourth);

    /** Calls a function of up to six arguments. */
    int callWide(String function, long first, long second, long third, long fourth, long[] last);
}
