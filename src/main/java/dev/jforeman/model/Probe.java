package dev.jforeman.model;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A way to check whether a process is ready or still works. */
public sealed interface Probe {

    /**
     * The port of this machine that it connects to, if there is one.
     *
     * @param own the port of the process
     */
    default OptionalInt port(OptionalInt own) {
        return switch (this) {
            case Port(OptionalInt number) -> number.isPresent() ? number : own;
            case Http http -> http.isPath() ? own : OptionalInt.empty();
            case Log _, Command _, Delay _ -> OptionalInt.empty();
        };
    }

    /**
     * A port of this machine accepts connections.
     *
     * @param number empty for the process's own port
     */
    record Port(OptionalInt number) implements Probe {}

    /**
     * An HTTP server answers with an expected status.
     *
     * @param target a path on the process's own port, or a whole URL
     * @param statuses the expected ones; if empty, 200 to 399
     * @param headers of the request, in order; they can replace default headers
     * @param isInsecure whether any certificate of an https server on another machine is accepted; on this machine it
     *     always is
     */
    record Http(String target, List<Integer> statuses, Map<String, String> headers, boolean isInsecure)
            implements Probe {
        private static final int LOWEST_GOOD = 200;
        private static final int LOWEST_BAD = 400;

        public Http {
            statuses = List.copyOf(statuses);
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }

        /** A request with the default headers. Other machines need a valid certificate. */
        public Http(String target, List<Integer> statuses) {
            this(target, statuses, Map.of(), false);
        }

        /** Whether it connects to the process's own port. */
        public boolean isPath() {
            return target.startsWith("/");
        }

        /** Whether this status is an expected one. */
        public boolean isGood(int status) {
            return statuses.isEmpty() ? status >= LOWEST_GOOD && status < LOWEST_BAD : statuses.contains(status);
        }
    }

    /**
     * A line of its output matches.
     *
     * @param expression a valid regular expression, to be found anywhere in the line
     */
    record Log(String expression) implements Probe {}

    /**
     * A command exits with 0.
     *
     * @param line for the shell, in the directory and environment of the process
     */
    record Command(String line) implements Probe {}

    /** Some time has passed. */
    record Delay(Duration duration) implements Probe {}
}
