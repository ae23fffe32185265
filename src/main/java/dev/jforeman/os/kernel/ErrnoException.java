package dev.jforeman.os.kernel;

/** A call of the C library failed. */
public final class ErrnoException extends RuntimeException {
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
