package dev.jforeman.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The checks of a running instance.
 *
 * @param ready the ready check; without one, an instance is ready as soon as it runs
 * @param live the check that a ready instance still works
 * @param watch the files whose changes restart it
 */
public record Checks(Optional<ReadyCheck> ready, Optional<LiveCheck> live, Optional<WatchRule> watch) {
    /** No checks. */
    public static final Checks NONE = new Checks(Optional.empty(), Optional.empty(), Optional.empty());

    /** Combines two sets of checks: where a check is missing here, that of the others is used. */
    public Checks over(Checks others) {
        return new Checks(ready.or(others::ready), live.or(others::live), watch.or(others::watch));
    }

    /**
     * These checks without a watch rule that has no paths. Such a rule only serves to override the one of an earlier
     * file.
     */
    public Checks withoutEmptyWatch() {
        return new Checks(ready, live, watch.filter(rule -> !rule.paths().isEmpty()));
    }

    Checks withReady(ReadyCheck check) {
        return new Checks(Optional.of(check), live, watch);
    }

    /**
     * When a process counts as ready.
     *
     * @param timeout the time limit, counted from its start
     * @param interval the time between two attempts; if empty, it is short at first and longer later
     */
    public record ReadyCheck(Probe probe, Duration timeout, Optional<Duration> interval) {
        /** The default timeout. */
        public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
    }

    /**
     * The check whether a running process still works.
     *
     * @param probe not a delay; a log probe needs a matching line in each interval
     * @param interval the time between two attempts
     * @param timeout the time limit for one answer
     * @param failures the number of consecutive failures after which it is unhealthy
     * @param action what to do then
     */
    public record LiveCheck(Probe probe, Duration interval, Duration timeout, int failures, Action action) {
        /** Reports three consecutive failures. */
        public static LiveCheck usual(Probe probe) {
            return new LiveCheck(probe, Duration.ofSeconds(10), Duration.ofSeconds(5), 3, Action.REPORT);
        }

        /** What to do when a process is unhealthy. */
        public enum Action {
            /** Report it in the log. */
            REPORT,
            /** Restart it after the back-off delay. */
            RESTART
        }
    }

    /**
     * The files whose changes affect a process.
     *
     * @param paths globs, relative to the directory of the process
     * @param ignored lines as in a {@code .gitignore} in that directory, for files whose changes are ignored
     * @param debounce the time without further changes after which a change is handled
     * @param signal sent to its group instead of a restart
     */
    public record WatchRule(List<String> paths, List<String> ignored, Duration debounce, Optional<Signal> signal) {
        /** The default. */
        public static final Duration DEFAULT_DEBOUNCE = Duration.ofMillis(300);

        public WatchRule {
            paths = List.copyOf(paths);
            ignored = List.copyOf(ignored);
        }
    }
}
