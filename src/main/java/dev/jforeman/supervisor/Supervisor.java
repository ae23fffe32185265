package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;

/**
 * The core of jforeman: what happens next, decided without a clock, a thread or a process in sight.
 *
 * <p>{@link #step} takes the state and one event and gives the next state and a list of effects. It is
 * total (every event has an answer in every state), deterministic (the same input gives the same
 * output), and never throws. Effects have no return value: what they lead to comes back as an event. So
 * the whole life of a formation can be replayed from a list of events, on a virtual clock.
 *
 * <p>A step has two parts. First the event is applied to the instance it concerns ({@link Lifecycle}) or
 * to the session ({@link Shutdown}, {@link Requests}). Then {@link Settlement} looks at the whole: who
 * may start or has to stop now, whose request is fulfilled, is the session over. No event decides on half-updated
 * neighbours.
 *
 * <p>Every event of an incarnation carries its number. One of an older incarnation means nothing any
 * more; it is dropped and counted.
 */
public final class Supervisor {
    private Supervisor() {}

    /** What {@code event} leads to. */
    public static Step step(State state, Event event) {
        Turn turn = new Turn(state, event.at());
        if (state.isFinished()) {
            turn.dropStale();
            return turn.end();
        }
        apply(turn, event);
        Settlement.settle(turn);
        return turn.end();
    }

    private static void apply(Turn turn, Event event) {
        switch (event) {
            case Event.Boot boot -> boot(turn, boot);
            case Event.OfIncarnation own -> ofIncarnation(turn, own);
            case Event.TimerFired fired -> timer(turn, fired.timer());
            case Event.SignalReceived received -> Shutdown.signal(turn, received.signal());
            case Event.OutputGone gone -> Shutdown.outputGone(turn, gone);
            case Event.FaultFound _ -> Shutdown.faultFound(turn);
            case Event.Request request -> Requests.accept(turn, request);
            case Event.Withdrawn withdrawn -> Requests.withdraw(turn, withdrawn.request());
        }
    }

    private static void boot(Turn turn, Event.Boot boot) {
        Session begin = Session.begin(boot.seed());
        turn.session(_ -> boot.formation().isEmpty() ? begin.stopping(boot.at()) : begin);
        boot.formation().forEach(rules -> turn.add(rules));
    }

    private static void ofIncarnation(Turn turn, Event.OfIncarnation event) {
        current(turn, event.name(), event.incarnation(), instance -> {
            switch (event) {
                case Event.Spawned spawned -> Lifecycle.spawned(turn, instance, spawned.pid());
                case Event.SpawnFailed failed -> Ending.spawnFailed(turn, instance, failed);
                case Event.Exited exited -> Lifecycle.exited(turn, instance, exited.outcome());
                case Event.GroupEmptied _ -> Lifecycle.groupEmptied(turn, instance);
                case Event.OutputClosed _ -> Lifecycle.outputClosed(turn, instance);
                case Event.Probed probed -> Probes.answered(turn, instance, probed);
                case Event.StopCommandEnded ended -> StopSequence.commandEnded(turn, instance, ended.outcome());
                case Event.FilesChanged _ -> Lifecycle.changed(turn, instance);
            }
        });
    }

    private static void timer(Turn turn, TimerId timer) {
        switch (timer) {
            case TimerId.StillAlive _ -> Shutdown.stillAlive(turn);
            case TimerId.OfInstance own ->
                current(turn, own.name(), own.incarnation(), instance -> {
                    switch (own.kind()) {
                        case BACK_OFF -> Lifecycle.backedOff(turn, instance);
                        case READY -> Probes.late(turn, instance);
                        case DRAIN -> Lifecycle.drained(turn, instance);
                        case STOP -> StopSequence.stopTimedOut(turn, instance);
                        case KILL -> StopSequence.killTimedOut(turn, instance);
                    }
                });
        }
    }

    private static void current(
            Turn turn, InstanceName name, int incarnation, java.util.function.Consumer<Instance> then) {
        turn.find(name)
                .filter(instance -> instance.incarnation() == incarnation)
                .ifPresentOrElse(then, turn::dropStale);
    }
}
