package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Signal;
import java.time.Duration;
import java.util.List;

/** What the shell around the core is told to do. An effect returns nothing: what it leads to comes back as an event. */
public sealed interface Effect {

    /** Start an incarnation; answered by {@link Event.Spawned} or {@link Event.SpawnFailed}. */
    record Spawn(InstanceName name, int incarnation) implements Effect {}

    /** Begin to show the output of an incarnation: what it wrote meanwhile waits in its pipe. */
    record ShowOutput(InstanceName name, int incarnation) implements Effect {}

    /** Send a signal to an incarnation; nothing happens if nobody is left. */
    record SendSignal(InstanceName name, int incarnation, Signal signal, Event.SignalAsked.Target target)
            implements Effect {}

    /**
     * Begin to ask; each answer is an {@link Event.Probed}. An incarnation is asked by one probe at a time: the
     * live probe takes the place of the one for readiness.
     */
    record StartProbing(InstanceName name, int incarnation, Event.Probed.Probe probe) implements Effect {}

    /** Ask no more; does nothing if nobody asks. */
    record StopProbing(InstanceName name, int incarnation) implements Effect {}

    /** Run the stop command of an instance; answered by {@link Event.StopCommandEnded}. */
    record RunStopCommand(InstanceName name, int incarnation) implements Effect {}

    /** The time is over: kill what is left of the stop command. Nothing happens if it ended. */
    record KillStopCommand(InstanceName name, int incarnation) implements Effect {}

    /** An incarnation is over: forget its group, stop reading its output, signal it never again. */
    record Release(InstanceName name, int incarnation) implements Effect {}

    /** Answered by {@link Event.TimerFired}. */
    record ArmTimer(TimerId timer, Duration after) implements Effect {}

    /** Does nothing if the timer already fired. */
    record CancelTimer(TimerId timer) implements Effect {}

    /** Tell people. */
    record Say(Notice notice) implements Effect {}

    /** The session's first failure: keep the last lines of this incarnation for the end. */
    record KeepTail(InstanceName name, int incarnation) implements Effect {}

    /** Answer a {@link Event.Request}. */
    record Reply(long request, Answer answer) implements Effect {}

    /** The session is over; nothing follows. */
    record Finish(int exitCode) implements Effect {}

    /** The answer to a {@link Event.Request}. */
    sealed interface Answer {
        /** Everything is as it was asked for. */
        record Done() implements Answer {}

        /** These are not as it was asked for. */
        record Failed(List<InstanceName> names) implements Answer {
            public Failed {
                names = List.copyOf(names);
            }
        }

        /** Whoever asked did not wait for it. */
        record Withdrawn() implements Answer {}

        /** The session ends; the request was not carried out. */
        record SessionEnds() implements Answer {}
    }
}
