package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Outcome;
import dev.jforeman.model.Signal;
import dev.jforeman.supervisor.Effect.SendSignal;
import dev.jforeman.supervisor.ProcessState.BackingOff;
import dev.jforeman.supervisor.ProcessState.Done;
import dev.jforeman.supervisor.ProcessState.Draining;
import dev.jforeman.supervisor.ProcessState.Failed;
import dev.jforeman.supervisor.ProcessState.Idle;
import dev.jforeman.supervisor.ProcessState.Running;
import dev.jforeman.supervisor.ProcessState.Starting;
import dev.jforeman.supervisor.ProcessState.Stopping;
import dev.jforeman.supervisor.ProcessState.Stopping.Stage;
import dev.jforeman.supervisor.ProcessState.Waiting;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One method for each thing that can happen to an instance, each a switch over where it is. An event that
 * cannot concern the present state is dropped and counted.
 */
final class Lifecycle {
    /** How long late members of a group and late output have after the leader's end. */
    static final Duration DRAIN_WINDOW = Duration.ofSeconds(1);

    /**
     * How long the last output of a stopped group has: nobody of it can write any more, so it is all there, unless our
     * own reader is stuck, who delays no stop. It is shown all the same, when he goes on.
     */
    static final Duration LAST_WORDS = Duration.ofMillis(100);

    private Lifecycle() {}

    static void spawned(Turn turn, Instance before, long pid) {
        if (!(before.state() instanceof Starting starting)) {
            turn.dropStale();
            return;
        }
        Instance instance = before.remember(before.history().accepted());
        turn.say(new Notice.Started(instance.rules().name(), pid));
        turn.emit(new Effect.ShowOutput(instance.rules().name(), instance.incarnation()));
        Life life = starting.early().begun(pid, turn.now());
        if (life.end().isPresent()) {
            learn(turn, instance, new Draining(life));
        } else {
            Instance running = instance.in(new Running(life, Probes.firstHealth(instance.rules())));
            turn.put(running);
            Probes.begin(turn, running);
        }
    }

    static void exited(Turn turn, Instance instance, Outcome outcome) {
        boolean isByItself = !(instance.state() instanceof Stopping);
        update(turn, instance, life -> life.leaderEnded(outcome, turn.now(), isByItself));
    }

    static void groupEmptied(Turn turn, Instance instance) {
        update(turn, instance, Life::groupEmptied);
    }

    static void outputClosed(Turn turn, Instance instance) {
        update(turn, instance, Life::outputClosed);
    }

    private static void update(Turn turn, Instance instance, UnaryOperator<Life> news) {
        switch (instance.state()) {
            case Starting(Life early) -> turn.put(instance.in(new Starting(news.apply(early))));
            case Running(Life life, Health health) -> {
                Life next = news.apply(life);
                learn(turn, instance, next.end().isPresent() ? new Draining(next) : new Running(next, health));
            }
            case Stopping stopping -> learn(turn, instance, stopping.with(news.apply(stopping.life())));
            case Draining(Life life) -> learn(turn, instance, new Draining(news.apply(life)));
            case Idle _, Waiting _, BackingOff _, Done _, Failed _ -> turn.dropStale();
        }
    }

    /** An incarnation is in a new state; if that is its end, draw the conclusions. */
    static void learn(Turn turn, Instance before, ProcessState state) {
        Instance instance = before.in(state);
        turn.put(instance);
        if (state.equals(before.state())) {
            return;
        }
        switch (state) {
            case Draining(Life life)
            when life.isOver() -> {
                endProbing(turn, before);
                Ending.over(turn, instance, life);
            }
            case Draining _
            when !(before.state() instanceof Draining) -> {
                endProbing(turn, before);
                startDraining(turn, instance);
            }
            case Stopping stopping
            when stopping.stage() != Stage.COMMAND -> nearlyOver(turn, instance, stopping.life());
            default -> {}
        }
    }

    private static void endProbing(Turn turn, Instance before) {
        if (before.state() instanceof Running) {
            Probes.end(turn, before);
        }
    }

    private static void nearlyOver(Turn turn, Instance instance, Life life) {
        if (life.isOver()) {
            Ending.over(turn, instance, life);
        } else if (life.isDead()) {
            turn.cancel(instance, TimerId.Kind.STOP, TimerId.Kind.KILL);
            turn.arm(instance, TimerId.Kind.DRAIN, LAST_WORDS);
        }
    }

    private static void startDraining(Turn turn, Instance instance) {
        turn.arm(instance, TimerId.Kind.DRAIN, DRAIN_WINDOW);
        if (turn.isUnwanted(instance)) {
            StopSequence.stop(turn, instance);
        }
    }

    /** The drain window is over: what is left of the group has to go, and nobody waits longer for output. */
    static void drained(Turn turn, Instance instance) {
        switch (instance.state()) {
            case Draining(Life life) when life.isGroupEmpty() -> Ending.over(turn, instance, life);
            case Draining(Life life) -> StopSequence.stopRemains(turn, instance, life);
            case Stopping stopping
            when stopping.life().isDead() && stopping.stage() != Stage.COMMAND ->
                Ending.over(turn, instance, stopping.life());
            case Stopping _, Idle _, Waiting _, Starting _, Running _, BackingOff _, Done _, Failed _ ->
                turn.dropStale();
        }
    }

    static void backedOff(Turn turn, Instance instance) {
        if (instance.state() instanceof BackingOff) {
            turn.put(instance.in(new Waiting()));
        } else {
            turn.dropStale();
        }
    }

    /** Files it watches changed: also a crashed one may run better now, but a stopped one stays so. */
    static void changed(Turn turn, Instance instance) {
        if (turn.isUnwanted(instance)) {
            turn.dropStale();
            return;
        }
        switch (instance.state()) {
            case Running _ -> changed(turn, instance, instance.rules().onChange());
            case Draining _, BackingOff _, Done _, Failed _ -> changed(turn, instance, Optional.empty());
            case Stopping _ -> start(turn, instance);
            case Idle _, Waiting _, Starting _ -> {} // reads them when it starts
        }
    }

    private static void changed(Turn turn, Instance instance, Optional<Signal> signal) {
        InstanceName name = instance.rules().name();
        turn.say(new Notice.Changed(name, signal));
        signal.ifPresentOrElse(
                instead -> turn.emit(new SendSignal(name, instance.incarnation(), instead, SendSignal.Target.GROUP)),
                () -> restart(turn, instance));
    }

    /** It shall run, whatever stopped it. */
    static void start(Turn turn, Instance before) {
        Instance instance = before.want(Instance.Wanted.UP);
        turn.put(instance);
        switch (instance.state()) {
            case Idle _, Done _, Failed _ -> again(turn, instance);
            case BackingOff _ -> {
                turn.cancel(instance, TimerId.Kind.BACK_OFF);
                again(turn, instance);
            }
            case Draining(Life life) -> StopSequence.hurry(turn, forgive(instance), life);
            case Stopping stopping -> turn.put(forgive(instance).in(stopping.asked()));
            case Waiting _, Starting _, Running _ -> {}
        }
    }

    /** What runs ends and runs again; what does not run, runs. */
    static void restart(Turn turn, Instance before) {
        start(turn, before);
        if (before.state() instanceof Running) {
            StopSequence.begin(turn, forgive(before.want(Instance.Wanted.UP)), Stopping.Why.ASKED);
        }
    }

    private static void again(Turn turn, Instance instance) {
        turn.put(forgive(instance).in(new Waiting()));
    }

    /** Asked for by people, so earlier crashes do not count any more. */
    private static Instance forgive(Instance instance) {
        return instance.remember(instance.history().forgiven());
    }
}
