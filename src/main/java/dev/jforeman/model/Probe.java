package dev.jforeman.model;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A way to find out whether a process is ready, or still works. */
public sealed interface Probe {

    /**
     * The port of this machine that it asks on, if there is one.
     *
     * @param own that of the process
     */
    default OptionalInt port(OptionalInt own) {
        return switch (this) {
            case Port(OptionalInt number) -> number.isPresent() ? number : own;
            case Http http -> http.isPath() ? own : OptionalInt.empty();
            case Log _, Command _, Delay _ -> OptionalInt.empty();
        };
    }

    /**
     * Something accepts connections on a port of this machine.
     *
     * @param number empty for the process's own port
     */
    record Port(OptionalInt number) implements Probe {}

    /**
     * An HTTP server answers with a good status.
     *
     * @param target a path on the process's own port, or a whole URL
     * @param statuses the good ones; none stands for 200 to 399
     * @param headers of the request, also in place of those that are usual, in their order
     * @param isInsecure whether any certificate is good enough for an https server of another machine; it is for this
     *     one
     */
    record Http(String target, List<Integer> statuses, Map<String, String> headers, boolean isInsecure)
            implements Probe {
        private static final int LOWEST_GOOD = 200;
        private static final int LOWEST_BAD = 400;

        public Http {
            statuses = List.copyOf(statuses);
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }

        /** A request with the usual headers, which trusts other machines only by their certificates. */
        public Http(String target, List<Integer> statuses) {
            this(target, statuses, Map.of(), false);
        }

        /** Whether the process's own port is asked. */
        public boolean isPath() {
            return target.startsWith("/");
        }

        /** Whether an answer with this status is a good one. */
        public boolean isGood(int status) {
            return statuses.isEmpty() ? status >= LOWEST_GOOD && status < LOWEST_BAD : statuses.contains(status);
        }
    }

    /**
     * A line of its output matches.
     *
     * @param expression a valid regular expression; it is sought anywhere in the line
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
