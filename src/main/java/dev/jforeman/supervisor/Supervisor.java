package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;

/**
 * The core of jforeman: decides what happens next, without a clock, a thread or a process.
 *
 * <p>{@link #step} takes the state and one event, and returns the next state and a list of effects. It is total (every
 * event is handled in every state), deterministic (the same input gives the same output), and never throws. Effects
 * have no return value: their results come back as events. So the whole life of a formation can be replayed from a list
 * of events, on a virtual clock.
 *
 * <p>A step has two parts. First the event is applied to the instance it concerns ({@link ProcessStart}, {@link
 * ProcessExit}, {@link StopEscalation}) or to the session ({@link Shutdown}, {@link Requests}). Then {@link
 * Consequences} examines all instances: which can start or must stop now, which requests are fulfilled, whether the
 * session is over. So no decision is based on a state in which only some instances are updated.
 *
 * <p>Every event of an incarnation carries its number. An event of an older incarnation is dropped and counted.
 */
public final class Supervisor {
    private Supervisor() {}

    /** Handles one event. */
    public static Step step(State state, Event event) {
        Transition transition = new Transition(state, event.at());
        if (state.isFinished()) {
            transition.dropStale();
            return transition.end();
        }
        apply(transition, event);
        Consequences.settle(transition);
        return transition.end();
    }

    private static void apply(Transition transition, Event event) {
        switch (event) {
            case Event.Boot boot -> boot(transition, boot);
            case Event.OfIncarnation own -> ofIncarnation(transition, own);
            case Event.TimerFired fired -> timer(transition, fired.timer());
            case Event.SignalReceived received -> Shutdown.signal(transition, received.signal());
            case Event.OutputGone gone -> Shutdown.outputGone(transition, gone);
            case Event.HelperFailed failed ->
                transition.say(new Notice.HelperFailed(failed.helper(), failed.reason(), failed.goesOn()));
            case Event.Request request -> Requests.accept(transition, request);
            case Event.Withdrawn withdrawn -> PendingRequests.withdraw(transition, withdrawn.request());
        }
    }

    private static void boot(Transition transition, Event.Boot boot) {
        SessionState begin = SessionState.begin(boot.seed());
        transition.session(
                _ -> boot.formation().isEmpty() ? begin.in(new SessionState.Phase.Stopping(boot.at())) : begin);
        boot.formation().forEach(rules -> transition.add(rules));
    }

    private static void ofIncarnation(Transition transition, Event.OfIncarnation event) {
        current(transition, event.name(), event.incarnation(), instance -> {
            switch (event) {
                case Event.Spawned spawned -> ProcessStart.spawned(transition, instance, spawned.pid());
                case Event.SpawnFailed failed -> ProcessExit.spawnFailed(transition, instance, failed);
                case Event.Exited exited -> ProcessExit.exited(transition, instance, exited.outcome());
                case Event.GroupEmptied _ -> ProcessExit.groupEmptied(transition, instance);
                case Event.OutputClosed _ -> ProcessExit.outputClosed(transition, instance);
                case Event.Probed probed -> Probes.answered(transition, instance, probed);
                case Event.StopCommandEnded ended -> StopEscalation.commandEnded(transition, instance, ended.outcome());
                case Event.FilesChanged changed -> FileChange.changed(transition, instance, changed.file());
            }
        });
    }

    private static void timer(Transition transition, TimerId timer) {
        switch (timer) {
            case TimerId.StillAlive _ -> Shutdown.stillAlive(transition);
            case TimerId.OfInstance own ->
                current(transition, own.name(), own.incarnation(), instance -> {
                    switch (own.kind()) {
                        case BACK_OFF -> ProcessStart.backedOff(transition, instance);
                        case READY -> Probes.late(transition, instance);
                        case SETTLE -> Settling.over(transition, instance);
                        case DRAIN -> ProcessExit.drained(transition, instance);
                        case STOP_COMMAND -> StopEscalation.commandTimedOut(transition, instance);
                        case STOP -> StopEscalation.stopTimedOut(transition, instance);
                        case KILL -> StopEscalation.killTimedOut(transition, instance);
                    }
                });
        }
    }

    private static void current(
            Transition transition, InstanceName name, int incarnation, java.util.function.Consumer<Instance> then) {
        transition
                .find(name)
                .filter(instance -> instance.incarnation() == incarnation)
                .ifPresentOrElse(then, transition::dropStale);
    }
}
