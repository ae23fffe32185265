package dev.jforeman.os.kernel;

import java.util.OptionalInt;

/** The wait status of a child that the JDK reaps, as far as the kernel keeps it for us. */
public interface WaitStatus extends AutoCloseable {
    /** This kernel keeps none. */
    WaitStatus NOT_KEPT = () -> OptionalInt.empty();

    /** The child had exited before it could be watched. */
    WaitStatus TOO_LATE = () -> OptionalInt.empty();

    /** As {@code wait(2)} encodes it, once the child was reaped; empty if it is not known. */
    OptionalInt get();

    @Override
    default void close() {}
}
