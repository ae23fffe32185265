package dev.jforeman.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Files whose change concerns a process.
 *
 * @param paths globs, relative to the directory of the process
 * @param ignored globs of files whose change does not count
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
