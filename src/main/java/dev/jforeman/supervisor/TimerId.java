package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import org.jspecify.annotations.Nullable;

/** Identifies a timer. Arming an armed timer again changes its time. */
public sealed interface TimerId {
    /** A timer of one incarnation. It has no effect on later ones. */
    record OfInstance(InstanceName name, int incarnation, Kind kind) implements TimerId {
        /**
         * Written by hand, like {@link #hashCode}, because the JVM would generate both when the first process exits.
         */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof OfInstance that
                    && incarnation == that.incarnation
                    && kind == that.kind
                    && name.equals(that.name);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * name.hashCode() + incarnation) + kind.hashCode();
        }
    }

    /** The time until the log reports the processes that are still running. */
    record StillAlive() implements TimerId {}

    /** The purpose of an instance's timer. */
    enum Kind {
        /** The delay before a restart. */
        BACK_OFF,
        /** The time limit for becoming ready. */
        READY,
        /** The time after which a process without a ready check counts as up. */
        SETTLE,
        /** The time for remaining group members and output after the leader has exited. */
        DRAIN,
        /** The timeout of a stop command, after which the process gets its stop signal. */
        STOP_COMMAND,
        /** The time from the start of a stop to KILL. */
        STOP,
        /** The time from KILL to giving up. */
        KILL
    }
}
