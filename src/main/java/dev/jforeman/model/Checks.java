package dev.jforeman.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The checks of a running instance.
 *
 * @param ready the check for readiness; without it an instance is ready once it runs
 * @param live the check, once it is ready, that it still works
 * @param watch files whose change concerns it
 */
public record Checks(Optional<ReadyCheck> ready, Optional<LiveCheck> live, Optional<WatchRule> watch) {
    /** No checks. */
    public static final Checks NONE = new Checks(Optional.empty(), Optional.empty(), Optional.empty());

    /** These checks, and the others where these are empty. */
    public Checks over(Checks others) {
        return new Checks(ready.or(others::ready), live.or(others::live), watch.or(others::watch));
    }

    /** The same without a watch of nothing, which only takes back what an earlier file says. */
    public Checks withoutEmptyWatch() {
        return new Checks(ready, live, watch.filter(rule -> !rule.paths().isEmpty()));
    }

    Checks withReady(ReadyCheck check) {
        return new Checks(Optional.of(check), live, watch);
    }

    /**
     * When a process counts as ready.
     *
     * @param timeout from its start; after that it has failed to become ready
     * @param interval between two tries; empty for a short one at first and a longer one later
     */
    public record ReadyCheck(Probe probe, Duration timeout, Optional<Duration> interval) {
        /** Where nothing was said. */
        public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(60);
    }

    /**
     * Whether a running process still works.
     *
     * @param probe not a delay; a log probe wants a line that matches in each interval
     * @param interval between two tries
     * @param timeout for one answer
     * @param failures the number of failures in a row that make it unhealthy
     * @param action what to do then
     */
    public record LiveCheck(Probe probe, Duration interval, Duration timeout, int failures, Action action) {
        /** Reports what fails three times in a row. */
        public static LiveCheck usual(Probe probe) {
            return new LiveCheck(probe, Duration.ofSeconds(10), Duration.ofSeconds(5), 3, Action.REPORT);
        }

        /** What to do when a process is unhealthy. */
        public enum Action {
            /** Write it to the log. */
            REPORT,
            /** It is restarted, through the back-off. */
            RESTART
        }
    }

    /**
     * Files whose change concerns a process.
     *
     * @param paths globs, relative to the directory of the process
     * @param ignored lines as in a {@code .gitignore} in that directory, of files whose change does not count
     * @param debounce how long nothing must change before a change counts
     * @param signal what its group is sent instead of a restart
     */
    public record WatchRule(List<String> paths, List<String> ignored, Duration debounce, Optional<Signal> signal) {
        /** Where nothing was said. */
        public static final Duration USUAL_DEBOUNCE = Duration.ofMillis(300);

        public WatchRule {
            paths = List.copyOf(paths);
            ignored = List.copyOf(ignored);
        }
    }
}
