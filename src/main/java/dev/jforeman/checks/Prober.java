package dev.jforeman.checks;

import java.time.Duration;

/** One way to find out whether a process is ready or well. */
@FunctionalInterface
public interface Prober {
    /**
     * Asks once.
     *
     * @param patience how long to wait for an answer; an answer that does not come is a no
     */
    ProbeResult ask(Duration patience) throws InterruptedException;
}
