package dev.jforeman.supervisor;

import dev.jforeman.supervisor.ProcessState.BackingOff;
import dev.jforeman.supervisor.ProcessState.Done;
import dev.jforeman.supervisor.ProcessState.Draining;
import dev.jforeman.supervisor.ProcessState.Failed;
import dev.jforeman.supervisor.ProcessState.Idle;
import dev.jforeman.supervisor.ProcessState.Running;
import dev.jforeman.supervisor.ProcessState.Starting;
import dev.jforeman.supervisor.ProcessState.Stopping;
import dev.jforeman.supervisor.ProcessState.Waiting;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * One method for each thing that can happen to an instance, each a switch over where it is. An event that
 * cannot concern the present state is dropped and counted.
 */
final class Lifecycle {
    /** How long late members of a group and late output have after the leader's end. */
    static final Duration DRAIN_WINDOW = Duration.ofSeconds(1);

    private Lifecycle() {}

    static void spawned(Turn turn, Instance instance, long pid) {
        if (!(instance.state() instanceof Starting starting)) {
            turn.dropStale();
            return;
        }
        turn.say(new Notice.Started(instance.rules().name(), pid));
        turn.emit(new Effect.ShowOutput(instance.rules().name(), instance.incarnation()));
        Life life = starting.early().begun(pid, turn.now());
        if (life.end().isPresent()) {
            learn(turn, instance, new Draining(life));
        } else {
            run(turn, instance.in(new Running(life, !instance.rules().isProbed())));
        }
    }

    private static void run(Turn turn, Instance instance) {
        turn.put(instance);
        boolean isUnwanted = instance.wanted() != Instance.Wanted.UP;
        if (isUnwanted || turn.session().isStopping()) {
            StopSequence.stop(turn, instance);
        }
    }

    static void exited(Turn turn, Instance instance, Outcome outcome) {
        update(turn, instance, life -> life.end().isPresent() ? life : life.leaderEnded(outcome, turn.now()));
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
            case Running(Life life, boolean isReady) -> {
                Life next = news.apply(life);
                learn(turn, instance, next.end().isPresent() ? new Draining(next) : new Running(next, isReady));
            }
            case Stopping(Life life, boolean isKilled, boolean isAsked) ->
                learn(turn, instance, new Stopping(news.apply(life), isKilled, isAsked));
            case Draining(Life life) -> learn(turn, instance, new Draining(news.apply(life)));
            case Idle _, Waiting _, BackingOff _, Done _, Failed _ -> turn.dropStale();
        }
    }

    /** An incarnation is in a new state; if that is its end, draw the conclusions. */
    private static void learn(Turn turn, Instance before, ProcessState state) {
        Instance instance = before.in(state);
        turn.put(instance);
        switch (state) {
            case Draining(Life life) when life.isOver() -> Ending.over(turn, instance, life, false, false);
            case Draining _ when !(before.state() instanceof Draining) -> startDraining(turn, instance);
            case Stopping(Life life, boolean isKilled, boolean isAsked)
            when life.isOver() -> Ending.over(turn, instance, life, isAsked, isKilled);
            case Stopping(Life life, var _, var _)
            when life.isDead() -> {
                turn.cancel(instance, TimerId.Kind.STOP, TimerId.Kind.KILL);
                turn.arm(instance, TimerId.Kind.DRAIN, DRAIN_WINDOW);
            }
            default -> {}
        }
    }

    private static void startDraining(Turn turn, Instance instance) {
        turn.arm(instance, TimerId.Kind.DRAIN, DRAIN_WINDOW);
        if (instance.wanted() != Instance.Wanted.UP || turn.session().isStopping()) {
            StopSequence.stop(turn, instance);
        }
    }

    /** The drain window is over: what is left of the group has to go, and nobody waits longer for output. */
    static void drained(Turn turn, Instance instance) {
        switch (instance.state()) {
            case Draining(Life life) when life.isGroupEmpty() -> Ending.over(turn, instance, life, false, false);
            case Draining _ -> StopSequence.stopRemains(turn, instance);
            case Stopping(Life life, boolean isKilled, boolean isAsked)
            when life.isDead() -> Ending.over(turn, instance, life, isAsked, isKilled);
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

    static void probed(Turn turn, Instance instance, boolean isReady) {
        if (instance.state() instanceof Running(Life life, var _)) {
            turn.put(instance.in(new Running(life, isReady)));
        } else {
            turn.dropStale();
        }
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
            case Waiting _, Starting _, Running _, Stopping _, Draining _ -> {}
        }
    }

    /** What runs ends and runs again; what does not run, runs. */
    static void restart(Turn turn, Instance before) {
        start(turn, before);
        if (before.state() instanceof Running) {
            StopSequence.stop(turn, before.want(Instance.Wanted.UP));
        }
    }

    /** Asked for by people, so earlier crashes do not count any more. */
    private static void again(Turn turn, Instance instance) {
        turn.put(instance.remember(instance.history().forgiven()).in(new Waiting()));
    }
}
