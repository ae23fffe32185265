package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Outcome;
import dev.jforeman.model.Rules;
import dev.jforeman.model.Signal;
import java.util.List;
import java.util.Set;

/** Everything that can happen. Time enters the core only here: {@link #at()}, in monotonic nanoseconds. */
public sealed interface Event {
    /** When it was noticed, monotonic nanoseconds. */
    long at();

    /** An event of one incarnation; it is dropped if a later incarnation exists. */
    sealed interface OfIncarnation extends Event {
        InstanceName name();

        int incarnation();
    }

    /** A request. It gets exactly one {@link Effect.Reply} with the same number. */
    sealed interface Request extends Event {
        long request();
    }

    /**
     * The session starts.
     *
     * @param formation the rules of the instances to run, in start order
     * @param seed determines the jitter of restarts
     */
    record Boot(long at, List<Rules> formation, long seed) implements Event {
        public Boot {
            formation = List.copyOf(formation);
        }
    }

    /** The operating system started a leader. */
    record Spawned(long at, InstanceName name, int incarnation, long pid) implements OfIncarnation {}

    /**
     * A process could not be started.
     *
     * @param reason for people
     */
    record SpawnFailed(long at, InstanceName name, int incarnation, String reason, Retry retry)
            implements OfIncarnation {
        /** Whether another attempt makes sense. */
        public enum Retry {
            /** The cause is permanent, for example a missing directory. */
            NEVER,
            /** Jforeman itself failed. That may have been a mishap; a defect fails each time. */
            LIMITED,
            /** The cause is outside and passes at some time, for example a process limit. */
            ALWAYS
        }
    }

    /** A leader exited; members of its group may still be alive. */
    record Exited(long at, InstanceName name, int incarnation, Outcome outcome) implements OfIncarnation {}

    /** After {@link Exited}: no live member is left in the group. */
    record GroupEmptied(long at, InstanceName name, int incarnation) implements OfIncarnation {}

    /** The last byte of an incarnation's output was read. */
    record OutputClosed(long at, InstanceName name, int incarnation) implements OfIncarnation {}

    /**
     * The result of a probe; each attempt is one event.
     *
     * @param isPassed whether the probe succeeded
     * @param answer a description, for example {@code 500 from /health} or {@code connection refused}
     */
    record Probed(long at, InstanceName name, int incarnation, Probe probe, boolean isPassed, String answer)
            implements OfIncarnation {
        /** Which of the probes of an instance. */
        public enum Probe {
            READY,
            LIVE
        }
    }

    /** A stop command exited or could not be run. */
    record StopCommandEnded(long at, InstanceName name, int incarnation, Outcome outcome) implements OfIncarnation {}

    /**
     * Files that an instance watches have changed, and then did not change for a moment.
     *
     * @param file one of them, for messages
     */
    record FilesChanged(long at, InstanceName name, int incarnation, String file) implements OfIncarnation {}

    /** A timer armed by {@link Effect.ArmTimer} is due. */
    record TimerFired(long at, TimerId timer) implements Event {}

    /** jforeman itself got a signal. */
    record SignalReceived(long at, Signal signal) implements Event {}

    /**
     * Standard output cannot be written any more.
     *
     * @param reason for people, for example {@code Broken pipe}
     * @param isReaderGone whether the other end was closed, as {@code head} does
     */
    record OutputGone(long at, String reason, boolean isReaderGone) implements Event {}

    /**
     * A part of jforeman itself failed unexpectedly. Only the work of this part is affected.
     *
     * @param helper the name of its thread
     * @param reason the reason, on one line
     * @param goesOn whether it will try again
     */
    record HelperFailed(long at, String helper, String reason, boolean goesOn) implements Event {}

    /** Start these instances. Running ones are not changed. */
    record StartAsked(long at, long request, Set<InstanceName> names) implements Request {}

    /** Stop these. */
    record StopAsked(long at, long request, Set<InstanceName> names) implements Request {}

    /** Restart these; a stopped one starts. */
    record RestartAsked(long at, long request, Set<InstanceName> names) implements Request {}

    /** Send a signal to those of these instances that are running. */
    record SignalAsked(long at, long request, Set<InstanceName> names, Signal signal, Target target)
            implements Request {
        /** Which processes of a group get a signal. */
        public enum Target {
            LEADER,
            GROUP
        }
    }

    /** Reply when these instances have reached a state; changes nothing. */
    record WaitAsked(long at, long request, Set<InstanceName> names, Goal goal) implements Request {}

    /** End the session. */
    record DownAsked(long at, long request) implements Request {}

    /** The client no longer waits for the reply to its request. What the request has started continues. */
    record Withdrawn(long at, long request) implements Event {}

    /**
     * The files were read again: run exactly this formation.
     *
     * @param formation the rules of all instances: missing ones are added, others are stopped and forgotten
     * @param changed the instances whose command, environment or settings have changed; they restart unless they were
     *     stopped
     */
    record ReloadAsked(long at, long request, List<Rules> formation, Set<InstanceName> changed) implements Request {
        public ReloadAsked {
            formation = List.copyOf(formation);
        }
    }

    /**
     * Run exactly these instances of a type: missing ones are added, others stopped and forgotten.
     *
     * @param formation the rules of all wanted instances of the type
     */
    record ScaleAsked(long at, long request, String type, List<Rules> formation) implements Request {
        public ScaleAsked {
            formation = List.copyOf(formation);
        }
    }

    /** The state that a request waits for. */
    enum Goal {
        /** Running, or exited successfully. */
        UP,
        /**
         * Ready; without a check, running for {@link Settling#TIME}; or exited successfully. A failure before that
         * fails the request.
         */
        CAME_UP,
        /** Running and ready, or exited successfully. After a failure, the request waits for the restart. */
        READY,
        /** Stopped on request. */
        DOWN,
        /** Stopped and forgotten. */
        GONE,
        /** Exited on its own: a failure unless its exit code was 0 or it was stopped. */
        ENDED,
        /** Not running at the end of the session, without a failure before that. */
        AT_REST;

        /** Whether it can no longer be reached once the session ends. */
        boolean isUp() {
            return switch (this) {
                case UP, CAME_UP, READY -> true;
                case DOWN, GONE, ENDED, AT_REST -> false;
            };
        }
    }
}
