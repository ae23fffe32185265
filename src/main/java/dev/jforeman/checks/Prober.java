package dev.jforeman.checks;

import java.time.Duration;

/** One way to find out whether a process is ready or still works. */
@FunctionalInterface
interface Prober {
    /**
     * Probes once.
     *
     * @param timeout how long to wait for an answer; no answer is a failure
     */
    ProbeResult ask(Duration timeout) throws InterruptedException;

    /**
     * The result of one probe.
     *
     * @param isPassed whether the probe succeeded
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
