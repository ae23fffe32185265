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
 * @param name the instance
 * @param restart what to do when it exits on its own
 * @param stop how it is stopped
 * @param checks the checks while it runs
 * @param needs the dependencies that must be satisfied before it starts
 * @param isTask whether it is expected to exit: success means done, anything else is a failure; it restarts only by
 *     request
 * @param successCodes the exit codes that count as success
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

    /** Whether this outcome is a success. */
    public boolean isSuccess(Outcome outcome) {
        return successCodes.contain(outcome);
    }

    /** The ready check. */
    public Optional<ReadyCheck> ready() {
        return checks.ready();
    }

    /** The check that the instance still works, which begins once it is ready. */
    public Optional<LiveCheck> live() {
        return checks.live();
    }

    /** The files whose changes affect it. */
    public Optional<WatchRule> watch() {
        return checks.watch();
    }

    /** Whether it is probed at any time. */
    public boolean isProbed() {
        return ready().isPresent() || live().isPresent();
    }

    /**
     * A dependency: the state that all instances of another process type must have reached before an instance may
     * start. A type without instances runs elsewhere and is not waited for.
     *
     * @param type the process type that it depends on
     * @param condition the state that is required
     * @param isFollowed whether the instance restarts when a later incarnation of the dependency has reached the state
     */
    public record Need(String type, Condition condition, boolean isFollowed) {
        /** The required state of a dependency. */
        public enum Condition {
            STARTED,
            READY,
            /** Exited successfully on its own. */
            DONE,
            /** Exited on its own with any exit code, without a pending restart. */
            ENDED
        }
    }

    /**
     * How an instance is stopped.
     *
     * @param signal the signal for its group
     * @param timeout the time from the start of the stop to KILL
     * @param command a shell command that is run first, within the same time
     */
    public record Stop(Signal signal, Duration timeout, Optional<String> command) {

        /** TERM, without a command. */
        public static Stop after(Duration timeout) {
            return new Stop(Signal.TERM, timeout, Optional.empty());
        }
    }
}
