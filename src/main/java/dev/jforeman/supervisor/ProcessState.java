package dev.jforeman.supervisor;

import dev.jforeman.model.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of an instance. The wanted state is separate: {@link Instance#wanted()}. */
public sealed interface ProcessState {

    /** Not running and not about to run: never started, or stopped on request. */
    record Idle() implements ProcessState {}

    /** Waits for its dependencies, or for its turn to be started. */
    record Waiting() implements ProcessState {}

    /**
     * The operating system was asked to start it and has not confirmed yet.
     *
     * @param early what is already known about an incarnation that exited before the confirmation; its pid is not known
     */
    record Starting(Life early) implements ProcessState {}

    /** Its leader is alive. */
    record Running(Life life, Health health) implements ProcessState {
        public boolean isReady() {
            return health.isReady();
        }
    }

    /**
     * A stop was requested, and group members are left or output is being drained.
     *
     * @param since when the stop was requested, in monotonic nanoseconds
     */
    record Stopping(Life life, Stage stage, Why why, long since) implements ProcessState {
        /** The stage of a stop. */
        public enum Stage {
            /** Its stop command runs. */
            COMMAND,
            /** The stop signal was sent. */
            SIGNALLED,
            /** KILL was sent. */
            KILLED
        }

        /** The reason of a stop. */
        public enum Why {
            /** It was requested: by a user, by the end of the session, or by the restart of a dependency. */
            ASKED,
            /** Its leader exited on its own, and the rest of its group is being stopped. */
            REMAINS,
            /** It was unhealthy for too long. */
            UNHEALTHY
        }

        Stopping with(Life next) {
            return new Stopping(next, stage, why, since);
        }

        /** The same, but it restarts afterwards whatever the reason of the stop was. */
        Stopping asked() {
            return new Stopping(life, stage, Why.ASKED, since);
        }

        Stopping at(Stage next) {
            return new Stopping(life, next, why, since);
        }
    }

    /** Its leader exited on its own. Remaining members and output get a short time. */
    record Draining(Life life) implements ProcessState {
        /**
         * Written by hand, like {@link #hashCode}, because the JVM would generate both when the first process exits.
         */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Draining that && life.equals(that.life);
        }

        @Override
        public int hashCode() {
            return life.hashCode();
        }
    }

    /** Failed; restarts after a delay, or when a file changes. */
    record BackingOff(Outcome outcome) implements ProcessState {}

    /** Exited successfully and is not restarted. */
    record Done(Outcome outcome) implements ProcessState {}

    /**
     * Failed for good.
     *
     * @param outcome how its latest run exited on its own; empty if it never ran or did not exit
     * @param reason for people, for example {@code more than 10 restarts in 5 minutes}
     */
    record Failed(Optional<Outcome> outcome, String reason) implements ProcessState {}

    /** Whether an incarnation exists or is about to, so that the session cannot end yet. */
    default boolean isActive() {
        return switch (this) {
            case Waiting _, Starting _, Running _, Stopping _, Draining _, BackingOff _ -> true;
            case Idle _, Done _, Failed _ -> false;
        };
    }

    /**
     * What probes and timers have found out about a running incarnation.
     *
     * @param isReady whether it has been ready; it never becomes false again
     * @param isSettled whether it has run for {@link Settling#TIME}; only determined if a request waits for it
     * @param isLate whether the time limit for becoming ready has passed
     * @param tries the number of failed ready checks
     * @param misses the number of consecutive failed live checks
     * @param lastAnswer the answer of the last check, for people; empty before the first. For example {@code 500 from
     *     /health}
     */
    record Health(boolean isReady, boolean isSettled, boolean isLate, int tries, int misses, String lastAnswer) {
        /** Ready without a probe. */
        static final Health READY = new Health(true, false, false, 0, 0, "");

        /** No check has finished yet. */
        static final Health UNKNOWN = new Health(false, false, false, 0, 0, "");

        Health ready(String answer) {
            return new Health(true, isSettled, isLate, tries, 0, answer);
        }

        Health notReady(String answer) {
            return new Health(isReady, isSettled, isLate, tries + 1, misses, answer);
        }

        Health settled() {
            return new Health(isReady, true, isLate, tries, misses, lastAnswer);
        }

        Health late() {
            return new Health(isReady, isSettled, true, tries, misses, lastAnswer);
        }

        Health alive(String answer) {
            return new Health(isReady, isSettled, isLate, tries, 0, answer);
        }

        Health missed(String answer) {
            return new Health(isReady, isSettled, isLate, tries, misses + 1, answer);
        }
    }
}
