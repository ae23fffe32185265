package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import org.jspecify.annotations.Nullable;

/** Names a timer; arming one that is armed moves it. */
public sealed interface TimerId {
    /** A timer of one incarnation; it means nothing to the next one. */
    record OfInstance(InstanceName name, int incarnation, Kind kind) implements TimerId {
        /** Written out, as is {@link #hashCode}: the JVM would make both when the first process ends. */
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

    /** After some time the log names the processes that are still alive. */
    record StillAlive() implements TimerId {}

    /** What an instance waits for. */
    enum Kind {
        /** The pause before a restart. */
        BACK_OFF,
        /** The time for becoming ready. */
        READY,
        /** The time after which a process without a check counts as up. */
        SETTLE,
        /** Late members of the group and late output after the leader's end. */
        DRAIN,
        /** The time of a stop command, after which its process gets the stop signal all the same. */
        STOP_COMMAND,
        /** From the beginning of a stop to KILL. */
        STOP,
        /** From KILL to giving up. */
        KILL
    }
}
