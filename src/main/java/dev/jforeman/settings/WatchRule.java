package dev.jforeman.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Files whose change concerns a process.
 *
 * @param paths globs, relative to the directory of the process
 * @param ignored globs of files whose change does not count
 * @param debounce how long nothing must change before a change counts
 * @param signal the name of a signal that is sent instead of a restart, for example {@code HUP}
 */
public record WatchRule(List<String> paths, List<String> ignored, Duration debounce, Optional<String> signal) {
    static final Duration USUAL_DEBOUNCE = Duration.ofMillis(300);

    public WatchRule {
        paths = List.copyOf(paths);
        ignored = List.copyOf(ignored);
    }
}
