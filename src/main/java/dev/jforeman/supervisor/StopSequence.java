package dev.jforeman.supervisor;

import dev.jforeman.model.Outcome;
import dev.jforeman.model.Signal;
import dev.jforeman.supervisor.Effect.SendSignal.Target;
import dev.jforeman.supervisor.ProcessState.BackingOff;
import dev.jforeman.supervisor.ProcessState.Done;
import dev.jforeman.supervisor.ProcessState.Draining;
import dev.jforeman.supervisor.ProcessState.Failed;
import dev.jforeman.supervisor.ProcessState.Idle;
import dev.jforeman.supervisor.ProcessState.Running;
import dev.jforeman.supervisor.ProcessState.Starting;
import dev.jforeman.supervisor.ProcessState.Stopping;
import dev.jforeman.supervisor.ProcessState.Stopping.Stage;
import dev.jforeman.supervisor.ProcessState.Stopping.Why;
import dev.jforeman.supervisor.ProcessState.Waiting;
import java.time.Duration;

/**
 * How a group ends: its stop command if it has one; TERM, and CONT so that a stopped one hears it; after the
 * stop timeout KILL; after two more seconds it is named and given up. It is over when the group is empty, not
 * when the leader is gone.
 */
final class StopSequence {
    /** From KILL to giving up. */
    static final Duration KILL_WAIT = Duration.ofSeconds(2);

    private StopSequence() {}

    /** Nobody wants it any more. One that runs is told in its turn, by {@link StopOrder}. */
    static void stop(Turn turn, Instance instance) {
        switch (instance.state()) {
            case Waiting _ -> turn.put(instance.in(new Idle()));
            case BackingOff _ -> {
                turn.cancel(instance, TimerId.Kind.BACK_OFF);
                turn.put(instance.in(new Idle()));
            }
            case Draining(Life life) when !life.isGroupEmpty() -> tell(turn, instance, life, Why.REMAINS);
            case Running _, Starting _, Stopping _, Draining _, Idle _, Done _, Failed _ -> turn.put(instance);
        }
    }

    /** One that runs is told to end, now. */
    static void begin(Turn turn, Instance instance, Why why) {
        if (instance.state() instanceof Running running) {
            Probes.end(turn, instance);
            tell(turn, instance, running.life(), why);
        }
    }

    /** The leader is gone, members of its group are not. */
    static void stopRemains(Turn turn, Instance instance, Life life) {
        turn.say(new Notice.StoppingRemains(instance.rules().name()));
        tell(turn, instance, life, Why.REMAINS);
    }

    /** Its leader ended by itself, but it is to run again whatever its policy says. */
    static void hurry(Turn turn, Instance instance, Life life) {
        if (life.isGroupEmpty()) {
            turn.put(instance.in(new Stopping(life, Stage.SIGNALLED, Why.ASKED, turn.now())));
        } else {
            tell(turn, instance, life, Why.ASKED);
        }
    }

    private static void tell(Turn turn, Instance instance, Life life, Why why) {
        boolean isKilling = turn.session().phase() == Session.Phase.KILLING;
        boolean isCommand = instance.rules().stop().hasCommand() && life.end().isEmpty() && !isKilling;
        Stopping stopping = new Stopping(life, isCommand ? Stage.COMMAND : Stage.SIGNALLED, why, turn.now());
        Instance told = instance.in(stopping);
        turn.put(told);
        turn.cancel(told, TimerId.Kind.DRAIN);
        if (isCommand) {
            turn.emit(new Effect.RunStopCommand(told.rules().name(), told.incarnation()));
        } else {
            terminate(turn, told);
        }
        if (isKilling) {
            insist(turn, told);
        } else {
            turn.arm(told, TimerId.Kind.STOP, StopOrder.patience(turn, told));
        }
    }

    private static void terminate(Turn turn, Instance instance) {
        signal(turn, instance, instance.rules().stop().signal());
        signal(turn, instance, Signal.CONT);
    }

    /** What it has not ended by its command is ended by signals. */
    static void commandEnded(Turn turn, Instance instance, Outcome outcome) {
        if (!(instance.state() instanceof Stopping stopping)) {
            turn.dropStale();
        } else if (stopping.stage() == Stage.COMMAND) {
            if (!outcome.isSuccess()) {
                turn.say(new Notice.StopCommandFailed(instance.rules().name(), outcome));
            }
            if (!stopping.life().isDead()) {
                terminate(turn, instance);
            }
            Lifecycle.learn(turn, instance, stopping.at(Stage.SIGNALLED));
        }
    }

    static void stopTimedOut(Turn turn, Instance instance) {
        if (instance.state() instanceof Stopping stopping && stopping.stage() != Stage.KILLED) {
            if (!stopping.life().isDead()) {
                Duration waited = Duration.ofNanos(turn.now() - stopping.since());
                turn.say(new Notice.Killing(instance.rules().name(), waited));
            }
            insist(turn, instance);
        } else {
            turn.dropStale();
        }
    }

    /** KILL to the group if it is being stopped and still there, and to its stop command. */
    static void insist(Turn turn, Instance instance) {
        if (instance.state() instanceof Stopping stopping && stopping.stage() != Stage.KILLED) {
            if (stopping.stage() == Stage.COMMAND) {
                turn.emit(new Effect.KillStopCommand(instance.rules().name(), instance.incarnation()));
            }
            if (!stopping.life().isDead()) {
                kill(turn, instance, stopping);
            } else if (stopping.stage() == Stage.COMMAND) {
                Lifecycle.learn(turn, instance, stopping.at(Stage.SIGNALLED));
            }
        }
    }

    private static void kill(Turn turn, Instance instance, Stopping stopping) {
        signal(turn, instance, Signal.KILL);
        turn.cancel(instance, TimerId.Kind.STOP);
        turn.arm(instance, TimerId.Kind.KILL, KILL_WAIT);
        turn.put(instance.in(stopping.at(Stage.KILLED)));
    }

    static void killTimedOut(Turn turn, Instance instance) {
        if (instance.state() instanceof Stopping stopping
                && stopping.stage() == Stage.KILLED
                && !stopping.life().isDead()) {
            Ending.abandon(turn, instance, stopping);
        } else {
            turn.dropStale();
        }
    }

    private static void signal(Turn turn, Instance instance, Signal signal) {
        turn.emit(new Effect.SendSignal(instance.rules().name(), instance.incarnation(), signal, Target.GROUP));
    }
}
