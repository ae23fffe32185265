package dev.jforeman.model;

import dev.jforeman.model.Checks.LiveCheck;
import dev.jforeman.model.Checks.ReadyCheck;
import dev.jforeman.model.Checks.WatchRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How one instance is supervised.
 *
 * @param name which instance
 * @param restart what to do when it exits on its own
 * @param stop how it is stopped
 * @param checks of its state while it runs
 * @param needs what must hold before it starts
 * @param isTask whether it is expected to exit: success means done, anything else is a failure; it restarts only by
 *     request
 * @param successCodes the exit codes that are no failure
 */
public record Rules(
        InstanceName name,
        Restart restart,
        Stop stop,
        Checks checks,
        List<Need> needs,
        boolean isTask,
        SuccessCodes successCodes) {
    public Rules {
        needs = List.copyOf(needs);
    }

    /** The rules of an instance without settings of its own. */
    public static Rules of(InstanceName name, Restart restart, Duration stopTimeout) {
        return new Rules(name, restart, Stop.after(stopTimeout), Checks.NONE, List.of(), false, SuccessCodes.ONLY_ZERO);
    }

    /** The same rules for another instance. */
    public Rules withName(InstanceName other) {
        return new Rules(other, restart, stop, checks, needs, isTask, successCodes);
    }

    /** The same rules with another policy. */
    public Rules withRestart(Restart other) {
        return new Rules(name, other, stop, checks, needs, isTask, successCodes);
    }

    /** The same rules with another way to be stopped. */
    public Rules withStop(Stop other) {
        return new Rules(name, restart, other, checks, needs, isTask, successCodes);
    }

    /** The same rules with a check for readiness. */
    public Rules withReady(ReadyCheck check) {
        return new Rules(name, restart, stop, checks.withReady(check), needs, isTask, successCodes);
    }

    /** The same rules with other needs. */
    public Rules withNeeds(List<Need> others) {
        return new Rules(name, restart, stop, checks, others, isTask, successCodes);
    }

    /** Whether an end of it is no failure. */
    public boolean isSuccess(Outcome outcome) {
        return successCodes.contain(outcome);
    }

    /** The check for readiness. */
    public Optional<ReadyCheck> ready() {
        return checks.ready();
    }

    /** The check, once it is ready, that it still works. */
    public Optional<LiveCheck> live() {
        return checks.live();
    }

    /** Files whose change concerns it. */
    public Optional<WatchRule> watch() {
        return checks.watch();
    }

    /** Whether it is probed at any time. */
    public boolean isProbed() {
        return ready().isPresent() || live().isPresent();
    }

    /**
     * What another process type must have reached before an instance may start: all instances of it. A type of which
     * there is no instance at all runs elsewhere and delays nothing.
     *
     * @param type the needed process type
     * @param condition how far it must have come
     * @param isFollowed whether the instance is run again when a later incarnation of the needed one has got there
     */
    public record Need(String type, Condition condition, boolean isFollowed) {
        /** How far a needed process must have come. */
        public enum Condition {
            STARTED,
            READY,
            /** Exited on its own with success. */
            DONE,
            /** Exited on its own with any exit code, and is not about to restart. */
            ENDED
        }
    }

    /**
     * How an instance is stopped.
     *
     * @param signal what its group is sent
     * @param timeout from the beginning of the stop to KILL
     * @param command a line for the shell that is run first, within the same time
     */
    public record Stop(Signal signal, Duration timeout, Optional<String> command) {

        /** TERM and nothing else. */
        public static Stop after(Duration timeout) {
            return new Stop(Signal.TERM, timeout, Optional.empty());
        }
    }
}
