package dev.jforeman.model;

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
    /** Reports what fails three times in a row. */
    public static LiveCheck usual(Probe probe) {
        return new LiveCheck(probe, Duration.ofSeconds(10), Duration.ofSeconds(5), 3, Action.REPORT);
    }

    /** What follows when a process is not well. */
    public enum Action {
        /** People are told. */
        REPORT,
        /** It is restarted, through the back-off. */
        RESTART
    }
}
