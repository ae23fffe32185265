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

    static void spawned(Transition transition, Instance before, long pid) {
        if (!(before.state() instanceof Starting starting)) {
            transition.dropStale();
            return;
        }
        Instance instance = before.remember(before.history().accepted());
        transition.say(new Notice.Started(instance.rules().name(), pid));
        transition.emit(new Effect.ShowOutput(instance.rules().name(), instance.incarnation()));
        Life life = starting.early().begun(pid, transition.now());
        if (life.end().isPresent()) {
            learn(transition, instance, new Draining(life));
        } else {
            Instance running = instance.in(new Running(life, Probes.firstHealth(instance.rules())));
            transition.put(running);
            Probes.begin(transition, running);
        }
    }

    static void exited(Transition transition, Instance instance, Outcome outcome) {
        boolean isByItself = !(instance.state() instanceof Stopping);
        update(transition, instance, life -> life.leaderEnded(outcome, transition.now(), isByItself));
    }

    static void groupEmptied(Transition transition, Instance instance) {
        update(transition, instance, Life::groupEmptied);
    }

    static void outputClosed(Transition transition, Instance instance) {
        update(transition, instance, Life::outputClosed);
    }

    private static void update(Transition transition, Instance instance, UnaryOperator<Life> news) {
        switch (instance.state()) {
            case Starting(Life early) -> transition.put(instance.in(new Starting(news.apply(early))));
            case Running(Life life, Health health) -> {
                Life next = news.apply(life);
                learn(transition, instance, next.end().isPresent() ? new Draining(next) : new Running(next, health));
            }
            case Stopping stopping -> learn(transition, instance, stopping.with(news.apply(stopping.life())));
            case Draining(Life life) -> learn(transition, instance, new Draining(news.apply(life)));
            case Idle _, Waiting _, BackingOff _, Done _, Failed _ -> transition.dropStale();
        }
    }

    /** An incarnation is in a new state; if that is its end, draw the conclusions. */
    static void learn(Transition transition, Instance before, ProcessState state) {
        Instance instance = before.in(state);
        transition.put(instance);
        if (state.equals(before.state())) {
            return;
        }
        switch (state) {
            case Draining(Life life)
            when life.isOver() -> {
                endProbing(transition, before);
                Ending.over(transition, instance, life);
            }
            case Draining _
            when !(before.state() instanceof Draining) -> {
                endProbing(transition, before);
                startDraining(transition, instance);
            }
            case Stopping stopping
            when stopping.stage() != Stage.COMMAND -> nearlyOver(transition, instance, stopping.life());
            case Draining _, Stopping _ -> {}
            case Idle _, Waiting _, Starting _, Running _, BackingOff _, Done _, Failed _ -> {}
        }
    }

    private static void endProbing(Transition transition, Instance before) {
        if (before.state() instanceof Running) {
            Probes.end(transition, before);
        }
    }

    private static void nearlyOver(Transition transition, Instance instance, Life life) {
        if (life.isOver()) {
            Ending.over(transition, instance, life);
        } else if (life.isDead()) {
            transition.cancel(instance, TimerId.Kind.STOP, TimerId.Kind.KILL);
            transition.arm(instance, TimerId.Kind.DRAIN, LAST_WORDS);
        }
    }

    private static void startDraining(Transition transition, Instance instance) {
        transition.arm(instance, TimerId.Kind.DRAIN, DRAIN_WINDOW);
        if (transition.isUnwanted(instance)) {
            StopSequence.stop(transition, instance);
        }
    }

    /** The drain window is over: what is left of the group has to go, and nobody waits longer for output. */
    static void drained(Transition transition, Instance instance) {
        switch (instance.state()) {
            case Draining(Life life) when life.isGroupEmpty() -> Ending.over(transition, instance, life);
            case Draining(Life life) -> StopSequence.stopRemains(transition, instance, life);
            case Stopping stopping
            when stopping.life().isDead() && stopping.stage() != Stage.COMMAND ->
                Ending.over(transition, instance, stopping.life());
            case Stopping _, Idle _, Waiting _, Starting _, Running _, BackingOff _, Done _, Failed _ ->
                transition.dropStale();
        }
    }

    static void backedOff(Transition transition, Instance instance) {
        if (instance.state() instanceof BackingOff) {
            transition.put(instance.in(new Waiting()));
        } else {
            transition.dropStale();
        }
    }

    /** Files it watches changed: also a crashed one may run better now, but a stopped one stays so. */
    static void changed(Transition transition, Instance instance) {
        if (transition.isUnwanted(instance)) {
            transition.dropStale();
            return;
        }
        switch (instance.state()) {
            case Running _ -> changed(transition, instance, instance.rules().onChange());
            case Draining _, BackingOff _, Done _, Failed _ -> changed(transition, instance, Optional.empty());
            case Stopping _ -> start(transition, instance);
            case Idle _, Waiting _, Starting _ -> {} // reads them when it starts
        }
    }

    private static void changed(Transition transition, Instance instance, Optional<Signal> signal) {
        InstanceName name = instance.rules().name();
        transition.say(new Notice.Changed(name, signal));
        signal.ifPresentOrElse(
                instead ->
                        transition.emit(new SendSignal(name, instance.incarnation(), instead, SendSignal.Target.GROUP)),
                () -> restart(transition, instance));
    }

    /** It shall run, whatever stopped it. */
    static void start(Transition transition, Instance before) {
        Instance instance = before.want(Instance.Wanted.UP);
        transition.put(instance);
        switch (instance.state()) {
            case Idle _, Done _, Failed _ -> again(transition, instance);
            case BackingOff _ -> {
                transition.cancel(instance, TimerId.Kind.BACK_OFF);
                again(transition, instance);
            }
            case Draining(Life life) -> StopSequence.hurry(transition, forgive(instance), life);
            case Stopping stopping -> transition.put(forgive(instance).in(stopping.asked()));
            case Waiting _, Starting _, Running _ -> {}
        }
    }

    /** What runs ends and runs again; what does not run, runs. */
    static void restart(Transition transition, Instance before) {
        start(transition, before);
        if (before.state() instanceof Running) {
            StopSequence.begin(transition, forgive(before.want(Instance.Wanted.UP)), Stopping.Why.ASKED);
        }
    }

    private static void again(Transition transition, Instance instance) {
        transition.put(forgive(instance).in(new Waiting()));
    }

    /** Asked for by people, so earlier crashes do not count any more. */
    private static Instance forgive(Instance instance) {
        return instance.remember(instance.history().forgiven());
    }
}
