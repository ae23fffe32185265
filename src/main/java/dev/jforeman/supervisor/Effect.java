package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Signal;
import java.time.Duration;
import java.util.List;

/**
 * An action for the code around the core to carry out. An effect returns nothing: its result comes back as an event.
 */
public sealed interface Effect {

    /** Start an incarnation; answered by {@link Event.Spawned} or {@link Event.SpawnFailed}. */
    record Spawn(InstanceName name, int incarnation) implements Effect {}

    /** Begin to show the output of an incarnation; until then it stays in the pipe. */
    record ShowOutput(InstanceName name, int incarnation) implements Effect {}

    /** Send a signal to an incarnation; does nothing if no process of it is left. */
    record SendSignal(InstanceName name, int incarnation, Signal signal, Event.SignalAsked.Target target)
            implements Effect {}

    /**
     * Start a probe; each result is an {@link Event.Probed}. An incarnation has one probe at a time: the
     * live probe replaces the probe for readiness.
     */
    record StartProbing(InstanceName name, int incarnation, Event.Probed.Probe probe) implements Effect {}

    /** Stop a probe; does nothing if it is not running. */
    record StopProbing(InstanceName name, int incarnation) implements Effect {}

    /** Run the stop command of an instance; answered by {@link Event.StopCommandEnded}. */
    record RunStopCommand(InstanceName name, int incarnation) implements Effect {}

    /** The timeout is over: kill what is left of the stop command. Does nothing if it has exited. */
    record KillStopCommand(InstanceName name, int incarnation) implements Effect {}

    /** An incarnation is over: forget its process group, stop reading its output, and never signal it again. */
    record Release(InstanceName name, int incarnation) implements Effect {}

    /** Answered by {@link Event.TimerFired}. */
    record ArmTimer(TimerId timer, Duration after) implements Effect {}

    /** Does nothing if the timer already fired. */
    record CancelTimer(TimerId timer) implements Effect {}

    /** Write a message to the log. */
    record Say(Notice notice) implements Effect {}

    /** The session's first failure: keep the last lines of this incarnation for the end. */
    record KeepTail(InstanceName name, int incarnation) implements Effect {}

    /** Answer a {@link Event.Request}. */
    record Reply(long request, Answer answer) implements Effect {}

    /** The session is over; no effect follows. */
    record Finish(int exitCode) implements Effect {}

    /** The answer to a {@link Event.Request}. */
    sealed interface Answer {
        /** The request was carried out. */
        record Done() implements Answer {}

        /** The request was not carried out for these instances. */
        record Failed(List<InstanceName> names) implements Answer {
            public Failed {
                names = List.copyOf(names);
            }
        }

        /** The client did not wait for the reply. */
        record Withdrawn() implements Answer {}

        /** The session ends; the request was not carried out. */
        record SessionEnds() implements Answer {}
    }
}
