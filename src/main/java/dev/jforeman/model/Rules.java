package dev.jforeman.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How one instance is supervised.
 *
 * @param name which instance
 * @param restart what follows when it ends by itself
 * @param stop how it is stopped
 * @param ready how one learns that it is ready; without that it is ready once it runs
 * @param live how one learns, once it is ready, that it is still well
 * @param needs what must hold before it starts
 * @param isTask whether it is to end: with 0 it is done, otherwise it failed; it is run again only when asked for
 * @param watch files whose change concerns it
 */
public record Rules(
        InstanceName name,
        Restart restart,
        Stop stop,
        Optional<ReadyCheck> ready,
        Optional<LiveCheck> live,
        List<Need> needs,
        boolean isTask,
        Optional<WatchRule> watch) {
    public Rules {
        needs = List.copyOf(needs);
    }

    /** The rules of an instance without settings of its own. */
    public static Rules of(InstanceName name, Restart restart, Duration stopTimeout) {
        return new Rules(
                name,
                restart,
                Stop.after(stopTimeout),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false,
                Optional.empty());
    }

    /** The same rules for another instance. */
    public Rules withName(InstanceName other) {
        return new Rules(other, restart, stop, ready, live, needs, isTask, watch);
    }

    /** The same rules with another policy. */
    public Rules withRestart(Restart other) {
        return new Rules(name, other, stop, ready, live, needs, isTask, watch);
    }

    /** The same rules with another way to be stopped. */
    public Rules withStop(Stop other) {
        return new Rules(name, restart, other, ready, live, needs, isTask, watch);
    }

    /** The same rules with a check for readiness. */
    public Rules withReady(ReadyCheck check) {
        return new Rules(name, restart, stop, Optional.of(check), live, needs, isTask, watch);
    }

    /** The same rules with other needs. */
    public Rules withNeeds(List<Need> others) {
        return new Rules(name, restart, stop, ready, live, others, isTask, watch);
    }

    /** Whether it is probed at any time. */
    public boolean isProbed() {
        return ready.isPresent() || live.isPresent();
    }
}
