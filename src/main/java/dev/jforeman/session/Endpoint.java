package dev.jforeman.session;

import dev.jforeman.os.kernel.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Gives clients access to a session. */
@FunctionalInterface
public interface Endpoint {
    /** Accepts clients until the result is closed. Closing waits a moment for replies that are being sent. */
    Open open(Controls controls);

    /** An open endpoint. */
    @FunctionalInterface
    interface Open extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Opens the endpoints at most once, and never after they were closed: a session may end before any client could
     * connect.
     */
    final class Endpoints {
        private final List<Endpoint> endpoints;
        private final Supplier<Controls> controls;
        private final List<Endpoint.Open> open = new ArrayList<>();
        private boolean isClosed;

        /**
         * Creates endpoints that are not open yet.
         *
         * @param controls called when the endpoints are opened, so that its classes are not loaded earlier
         */
        Endpoints(List<Endpoint> endpoints, Supplier<Controls> controls) {
            this.endpoints = endpoints;
            this.controls = controls;
        }

        synchronized void open() {
            if (!isClosed) {
                Controls shared = controls.get();
                endpoints.forEach(endpoint -> Threads.contain("endpoint", () -> open.add(endpoint.open(shared))));
            }
        }

        synchronized void close() {
            isClosed = true;
            open.forEach(endpoint -> Threads.contain("endpoint", endpoint::close));
        }
    }
}
