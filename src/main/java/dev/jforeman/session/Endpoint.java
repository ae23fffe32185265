package dev.jforeman.session;

import dev.jforeman.os.kernel.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

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

    /**
     * Opens the endpoints at most once, and never after they were closed: a session may be over before any client could
     * connect.
     */
    final class Endpoints {
        private final List<Endpoint> doors;
        private final Supplier<Controls> controls;
        private final List<Endpoint.Open> open = new ArrayList<>();
        private boolean isClosed;

        /**
         * Closed doors.
         *
         * @param controls made when the doors are opened, so that nothing of them is loaded before
         */
        Endpoints(List<Endpoint> doors, Supplier<Controls> controls) {
            this.doors = doors;
            this.controls = controls;
        }

        synchronized void open() {
            if (!isClosed) {
                Controls shared = controls.get();
                doors.forEach(door -> Threads.contain("door", () -> open.add(door.open(shared))));
            }
        }

        synchronized void close() {
            isClosed = true;
            open.forEach(door -> Threads.contain("door", door::close));
        }
    }
}
