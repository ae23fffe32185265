package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Outcome;
import dev.jforeman.model.Rules.Need.Condition;
import dev.jforeman.model.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A message for the log as data. {@link Wording} turns it into text. */
public sealed interface Notice {
    /** Whether it reports an unexpected failure, which the log highlights. */
    default boolean isAlarm() {
        return switch (this) {
            case Notice.Ended ended -> ended.isFailure();
            case Notice.HelperFailed _,
                    Notice.CannotStart _,
                    Notice.NotReady _,
                    Notice.Unhealthy _,
                    Notice.Killing _,
                    Notice.Unkillable _,
                    Notice.StopCommandFailed _,
                    Notice.StopCommandLate _,
                    Notice.NeedFailed _,
                    Notice.ChangesSuspended _ -> true;
            case Notice.Started _,
                    Notice.Ready _,
                    Notice.Healthy _,
                    Notice.StoppingRemains _,
                    Notice.NeedSetBack _,
                    Notice.NeedCameBack _,
                    Notice.Changed _,
                    Notice.StopReceived _,
                    Notice.Forwarding _,
                    Notice.SendingToAll _,
                    Notice.StillAlive _ -> false;
        };
    }

    /** A notice about one instance, shown with its name. */
    sealed interface OfInstance extends Notice {
        InstanceName name();
    }

    record Started(InstanceName name, long pid) implements OfInstance {}

    record CannotStart(InstanceName name, String reason, Next next) implements OfInstance {}

    /**
     * Its ready check succeeded.
     *
     * @param after the time since its start
     */
    record Ready(InstanceName name, Duration after) implements OfInstance {}

    /** Its ready check did not succeed in time. Nothing waits for it any longer. */
    record NotReady(InstanceName name, Duration after, int tries, String answer) implements OfInstance {}

    /**
     * Its live check failed too often.
     *
     * @param isRestarted whether it is restarted because of that
     */
    record Unhealthy(InstanceName name, int misses, String answer, boolean isRestarted) implements OfInstance {}

    /** Its live check succeeds again. */
    record Healthy(InstanceName name) implements OfInstance {}

    /**
     * A leader exited.
     *
     * @param isFailure whether it failed on its own, as opposed to a success or a requested stop
     */
    record Ended(InstanceName name, Outcome outcome, Duration ran, boolean isFailure, Next next)
            implements OfInstance {}

    /** The leader has exited and the rest of its group is stopped. */
    record StoppingRemains(InstanceName name) implements OfInstance {}

    /** It did not exit in time and is sent KILL. */
    record Killing(InstanceName name, Duration waited) implements OfInstance {}

    /** It survived KILL. */
    record Unkillable(InstanceName name, long group) implements OfInstance {}

    /** Its stop command did not succeed. */
    record StopCommandFailed(InstanceName name, Outcome outcome) implements OfInstance {}

    /** Its stop command did not exit in time. */
    record StopCommandLate(InstanceName name, Duration waited) implements OfInstance {}

    /** A dependency exited, but may be restarted. */
    record NeedSetBack(InstanceName name, String needed, String why) implements OfInstance {}

    /** It cannot start because a dependency can no longer be satisfied. */
    record NeedFailed(InstanceName name, String needed, String why) implements OfInstance {}

    /** A dependency was restarted, so this one is restarted too. */
    record NeedCameBack(InstanceName name, String needed, Condition condition) implements OfInstance {}

    /**
     * Files changed.
     *
     * @param signal the signal that it gets; without one it is restarted
     */
    record Changed(InstanceName name, Optional<Signal> signal) implements OfInstance {}

    /**
     * Files changed too often, each time soon after the restart for the previous change.
     *
     * @param times the number of restarts caused by this
     * @param file the file that changed last
     */
    record ChangesSuspended(InstanceName name, int times, String file) implements OfInstance {}

    /** A signal asks jforeman to stop. */
    record StopReceived(Signal signal) implements Notice {}

    /** A part of jforeman failed, and the session goes on. */
    record HelperFailed(String helper, String reason, boolean goesOn) implements Notice {}

    /** A signal that jforeman received is forwarded to the children. */
    record Forwarding(Signal signal) implements Notice {}

    /** Every process group gets this signal. */
    record SendingToAll(Signal signal) implements Notice {}

    /** Some time after a stop has started: the instances that are still running. */
    record StillAlive(List<InstanceName> names, Duration left) implements Notice {
        public StillAlive {
            names = List.copyOf(names);
        }
    }

    /** What happens after an incarnation has ended. */
    sealed interface Next {
        /** Nothing. */
        record Nothing() implements Next {}

        /** It runs again when a file changes, even after exit code 0. */
        record WaitForChange() implements Next {}

        record Restart(int attempt, Duration in) implements Next {}

        /** The start is retried. */
        record TryAgain(Duration in) implements Next {}

        /** All instances are stopped. */
        record StopAll() implements Next {}

        /** It is not restarted, for this reason. */
        record GiveUp(String reason) implements Next {}
    }
}
