package dev.jforeman.supervisor;

import dev.jforeman.plan.InstanceName;

/** Names a timer; arming one that is armed moves it. */
public sealed interface TimerId {
    /** A timer of one incarnation; it means nothing to the next one. */
    record OfInstance(InstanceName name, int incarnation, Kind kind) implements TimerId {}

    /** After a while people are told who is still alive. */
    record StillAlive() implements TimerId {}

    /** What an instance waits for. */
    enum Kind {
        /** The pause before a restart. */
        BACK_OFF,
        /** The time for becoming ready. */
        READY,
        /** Late members of the group and late output after the leader's end. */
        DRAIN,
        /** From the stop signal to KILL. */
        STOP,
        /** From KILL to giving up. */
        KILL
    }
}
