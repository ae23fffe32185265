package dev.jforeman.settings;

import java.time.Duration;

/**
 * Whether a process that runs is still well.
 *
 * @param probe not a delay; a log probe wants a line that matches in each interval
 * @param interval between two tries
 * @param timeout for one answer
 * @param failures so many in a row and it is not well
 * @param action what follows then
 */
public record LiveCheck(Probe probe, Duration interval, Duration timeout, int failures, Action action) {
    static final Duration USUAL_INTERVAL = Duration.ofSeconds(10);
    static final Duration USUAL_TIMEOUT = Duration.ofSeconds(5);
    static final int USUAL_FAILURES = 3;

    /** What follows when a process is not well. */
    public enum Action {
        /** People are told. */
        REPORT,
        /** It is restarted, through the back-off. */
        RESTART
    }
}
