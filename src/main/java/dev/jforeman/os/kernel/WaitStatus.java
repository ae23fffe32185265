package dev.jforeman.os.kernel;

import java.util.OptionalInt;

/** The wait status of a child that the JDK reaps, if the kernel keeps it for us. */
public interface WaitStatus extends AutoCloseable {
    /** The status as encoded by {@code wait(2)}, after the child was reaped; empty if it is unknown. */
    OptionalInt get();

    @Override
    default void close() {}

    /** Why the status is unknown. */
    enum Unknown implements WaitStatus {
        /** This kernel does not keep it. */
        NOT_KEPT,
        /** The child had exited before it was watched. */
        TOO_LATE;

        @Override
        public OptionalInt get() {
            return OptionalInt.empty();
        }
    }
}
