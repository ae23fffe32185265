package dev.jforeman.os;

/** A call of the C library failed. */
final class ErrnoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int errno;

    ErrnoException(String call, int errno) {
        super(call + ": " + Errno.sentence(errno), null, false, false);
        this.errno = errno;
    }

    int errno() {
        return errno;
    }
}
