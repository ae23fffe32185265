package dev.jforeman.supervisor;

import dev.jforeman.model.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of an instance. The wanted state is separate: {@link Instance#wanted()}. */
public sealed interface ProcessState {

    /** Not running and not about to run: never started, or stopped on request. */
    record Idle() implements ProcessState {}

    /** Waits to start: for its dependencies, or for its turn to be spawned. */
    record Waiting() implements ProcessState {}

    /**
     * Handed to the operating system, which has not confirmed the start yet.
     *
     * @param early what is already known of a life whose end came before the answer; its pid is not known
     * @param changed one of the files that changed meanwhile: it may have read them before
     */
    record Starting(Life early, Optional<String> changed) implements ProcessState {
        Starting with(Life next) {
            return new Starting(next, changed);
        }

        Starting changed(String file) {
            return new Starting(early, Optional.of(file));
        }
    }

    /** Its leader is alive. */
    record Running(Life life, Health health) implements ProcessState {
        public boolean isReady() {
            return health.isReady();
        }
    }

    /**
     * Its group was told to end and has members left, or its output is being drained after that.
     *
     * @param since when it was told to, monotonic nanoseconds
     */
    record Stopping(Life life, Stage stage, Why why, long since) implements ProcessState {
        /** How far a stop is. */
        public enum Stage {
            /** Its stop command runs. */
            COMMAND,
            /** The stop signal was sent. */
            SIGNALLED,
            /** KILL was sent. */
            KILLED
        }

        /** Why it is stopped. */
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

        /** It is restarted afterwards, whatever the reason of its stop. */
        Stopping asked() {
            return new Stopping(life, stage, Why.ASKED, since);
        }

        Stopping at(Stage next) {
            return new Stopping(life, next, why, since);
        }
    }

    /** Its leader exited on its own; remaining members and output get a moment. */
    record Draining(Life life) implements ProcessState {
        /** Written out, as is {@link #hashCode}: the JVM would make both when the first process ends. */
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

    /** Exited as expected and is not restarted. */
    record Done(Outcome outcome) implements ProcessState {}

    /**
     * Given up.
     *
     * @param outcome how its latest run ended by itself; empty if there was none, or it never ended
     * @param reason for people, for example {@code more than 10 restarts in 5 minutes}
     */
    record Failed(Optional<Outcome> outcome, String reason) implements ProcessState {}

    /** Whether an incarnation exists or is about to: the session cannot end yet. */
    default boolean isActive() {
        return switch (this) {
            case Waiting _, Starting _, Running _, Stopping _, Draining _, BackingOff _ -> true;
            case Idle _, Done _, Failed _ -> false;
        };
    }

    /**
     * What is known of a running incarnation by probes and timers.
     *
     * @param isReady it has been ready; that is never taken back
     * @param isSettled it has run for {@link Settling#TIME}; found out only if a request waits for that
     * @param isLate the time for becoming ready is over
     * @param tries how often the probe for readiness has failed
     * @param misses how often in a row the live probe has failed
     * @param lastAnswer of any probe, for people, empty before the first; for example {@code 500 from /health}
     */
    record Health(boolean isReady, boolean isSettled, boolean isLate, int tries, int misses, String lastAnswer) {
        /** Ready without a probe. */
        static final Health READY = new Health(true, false, false, 0, 0, "");

        /** No probe has finished yet. */
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
