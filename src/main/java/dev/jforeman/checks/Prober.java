package dev.jforeman.checks;

import java.time.Duration;

/** One way to find out whether a process is ready or well. */
@FunctionalInterface
interface Prober {
    /**
     * Asks once.
     *
     * @param patience how long to wait for an answer; an answer that does not come is a no
     */
    ProbeResult ask(Duration patience) throws InterruptedException;

    /**
     * What one try found out.
     *
     * @param isPassed whether the answer was yes
     * @param text in words, for example {@code 500 from /health} or {@code connection refused on port 5000}
     */
    record ProbeResult(boolean isPassed, String text) {
        static ProbeResult yes(String text) {
            return new ProbeResult(true, text);
        }

        static ProbeResult no(String text) {
            return new ProbeResult(false, text);
        }
    }
}
