package dev.jforeman.supervisor;

import dev.jforeman.plan.InstanceName;
import dev.jforeman.plan.Signal;
import java.time.Duration;
import java.util.List;

/** Something people are told, as data; {@link Wording} makes the sentence. */
public sealed interface Notice {

    /** A notice about one instance, shown under its name. */
    sealed interface OfInstance extends Notice {
        InstanceName name();
    }

    record Started(InstanceName name, long pid) implements OfInstance {}

    record CannotStart(InstanceName name, String reason, Next next) implements OfInstance {}

    /** A leader ended. */
    record Ended(InstanceName name, Outcome outcome, Duration ran, Next next) implements OfInstance {}

    /** The leader is gone and the rest of its group is told to end. */
    record StoppingRemains(InstanceName name) implements OfInstance {}

    /** It did not end in time and gets KILL. */
    record Killing(InstanceName name, Duration waited) implements OfInstance {}

    /** Not even KILL ended it. */
    record Unkillable(InstanceName name, long group) implements OfInstance {}

    /** It cannot start because of what it needs. */
    record NeedFailed(InstanceName name, String needed) implements OfInstance {}

    /** A signal asks jforeman to stop. */
    record StopReceived(Signal signal) implements Notice {}

    /** A signal of jforeman's goes on to the children. */
    record Forwarding(Signal signal) implements Notice {}

    /** Every group gets this signal. */
    record SendingToAll(Signal signal) implements Notice {}

    /** A while after a stop began: who has not ended. */
    record StillAlive(List<InstanceName> names, Duration left) implements Notice {
        public StillAlive {
            names = List.copyOf(names);
        }
    }

    /** What follows the end of an incarnation. */
    sealed interface Next {
        /** Nothing: that was its end. */
        record Nothing() implements Next {}

        record Restart(int attempt, Duration in) implements Next {}

        /** The whole formation stops with it. */
        record StopAll() implements Next {}

        /** It is not run again, and why. */
        record GiveUp(String reason) implements Next {}
    }
}
