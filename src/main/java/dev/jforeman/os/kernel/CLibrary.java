package dev.jforeman.os.kernel;

/**
 * The functions of the C library, by their names, with machine words as their arguments. Of all that are called -1 means
 * that the call failed, and leads to an {@link Errno.ErrnoException}.
 */
interface CLibrary {
    /** Whether it has a function. */
    boolean has(String function);

    /** Calls a function of up to four arguments. */
    int call(String function, long first, long second, long third, long fourth);

    /** Calls a function of up to six arguments. */
    int callWide(String function, long first, long second, long third, long fourth, long[] last);
}
