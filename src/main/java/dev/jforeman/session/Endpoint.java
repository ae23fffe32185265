package dev.jforeman.session;

/** How others reach a session. */
@FunctionalInterface
public interface Endpoint {
    /** Lets others in, from now until what it gives is closed; closing waits a moment for answers under way. */
    Open open(Controls controls);

    /** An open door. */
    @FunctionalInterface
    interface Open extends AutoCloseable {
        @Override
        void close();
    }
}
