package dev.jforeman.os.kernel;

import java.util.OptionalInt;

/** The wait status of a child that the JDK reaps, as far as the kernel keeps it for us. */
public interface WaitStatus extends AutoCloseable {
    /** As {@code wait(2)} encodes it, once the child was reaped; empty if it is not known. */
    OptionalInt get();

    @Override
    default void close() {}

    /** The reason why it is unknown. */
    enum Unknown implements WaitStatus {
        /** This kernel keeps none. */
        NOT_KEPT,
        /** The child had exited before it could be watched. */
        TOO_LATE;

        @Override
        public OptionalInt get() {
            return OptionalInt.empty();
        }
    }
}
