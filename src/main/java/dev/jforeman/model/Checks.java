package dev.jforeman.model;

import java.util.Optional;

/**
 * How one learns how an instance is, while it runs.
 *
 * @param ready how one learns that it is ready; without that it is ready once it runs
 * @param live how one learns, once it is ready, that it is still well
 * @param watch files whose change concerns it
 */
public record Checks(Optional<ReadyCheck> ready, Optional<LiveCheck> live, Optional<WatchRule> watch) {
    /** It is not looked at. */
    public static final Checks NONE = new Checks(Optional.empty(), Optional.empty(), Optional.empty());

    /** These, and where they say nothing the others. */
    public Checks over(Checks others) {
        return new Checks(ready.or(others::ready), live.or(others::live), watch.or(others::watch));
    }

    Checks withReady(ReadyCheck check) {
        return new Checks(Optional.of(check), live, watch);
    }
}
