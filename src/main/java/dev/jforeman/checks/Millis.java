package dev.jforeman.checks;

import java.time.Duration;

/** Times for sockets, which take 0 for ever. */
final class Millis {
    private Millis() {}

    static int of(Duration duration) {
        return Math.clamp(duration.toMillis(), 1, Integer.MAX_VALUE);
    }
}
