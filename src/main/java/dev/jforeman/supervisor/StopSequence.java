package dev.jforeman.supervisor;

import dev.jforeman.plan.Signal;
import dev.jforeman.supervisor.Effect.SendSignal.Target;
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

/**
 * How a group ends: TERM, and CONT so that a stopped one hears it; after the stop timeout KILL; after two
 * more seconds it is named and given up. It is over when the group is empty, not when the leader is gone.
 */
final class StopSequence {
    /** From KILL to giving up. */
    static final Duration KILL_WAIT = Duration.ofSeconds(2);

    private StopSequence() {}

    /** Someone asks for the stop. */
    static void stop(Turn turn, Instance instance) {
        switch (instance.state()) {
            case Waiting _ -> turn.put(instance.in(new Idle()));
            case BackingOff _ -> {
                turn.cancel(instance, TimerId.Kind.BACK_OFF);
                turn.put(instance.in(new Idle()));
            }
            case Running(Life life, var _) -> terminate(turn, instance.in(new Stopping(life, false, true)));
            case Draining(Life life)
            when !life.isGroupEmpty() -> terminate(turn, instance.in(new Stopping(life, false, false)));
            case Starting _, Stopping _, Draining _, Idle _, Done _, Failed _ -> turn.put(instance);
        }
    }

    /** The leader is gone, members of its group are not. */
    static void stopRemains(Turn turn, Instance instance) {
        if (instance.state() instanceof Draining(Life life)) {
            turn.say(new Notice.StoppingRemains(instance.rules().name()));
            terminate(turn, instance.in(new Stopping(life, false, false)));
        }
    }

    private static void terminate(Turn turn, Instance instance) {
        turn.put(instance);
        turn.cancel(instance, TimerId.Kind.DRAIN);
        signal(turn, instance, Signal.TERM);
        signal(turn, instance, Signal.CONT);
        if (turn.session().phase() == Session.Phase.KILLING) {
            kill(turn, instance);
        } else {
            turn.arm(instance, TimerId.Kind.STOP, instance.rules().stopTimeout());
        }
    }

    static void stopTimedOut(Turn turn, Instance instance) {
        if (instance.state() instanceof Stopping(Life life, boolean isKilled, var _) && !isKilled && !life.isDead()) {
            turn.say(
                    new Notice.Killing(instance.rules().name(), instance.rules().stopTimeout()));
            kill(turn, instance);
        } else {
            turn.dropStale();
        }
    }

    /** KILL to the group, if it is being stopped and still there. */
    static void kill(Turn turn, Instance instance) {
        if (instance.state() instanceof Stopping(Life life, boolean isKilled, boolean isAsked)
                && !isKilled
                && !life.isDead()) {
            signal(turn, instance, Signal.KILL);
            turn.cancel(instance, TimerId.Kind.STOP);
            turn.arm(instance, TimerId.Kind.KILL, KILL_WAIT);
            turn.put(instance.in(new Stopping(life, true, isAsked)));
        }
    }

    static void killTimedOut(Turn turn, Instance instance) {
        if (instance.state() instanceof Stopping(Life life, boolean isKilled, var _) && isKilled && !life.isDead()) {
            turn.say(new Notice.Unkillable(instance.rules().name(), life.pid()));
            Ending.abandon(turn, instance, life);
        } else {
            turn.dropStale();
        }
    }

    private static void signal(Turn turn, Instance instance, Signal signal) {
        turn.emit(new Effect.SendSignal(instance.rules().name(), instance.incarnation(), signal, Target.GROUP));
    }
}
