package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Outcome;
import dev.jforeman.supervisor.ProcessState.Stopping;
import dev.jforeman.supervisor.ProcessState.Stopping.Stage;
import java.time.Duration;

/** The next stage of a stop: its command has exited, a timeout has passed, or the user has asked again. */
final class StopEscalation {
    private StopEscalation() {}

    /** Processes that the stop command has not stopped are stopped by signals. */
    static void commandEnded(Transition transition, Instance instance, Outcome outcome) {
        if (!(instance.state() instanceof Stopping stopping)) {
            transition.dropStale();
        } else if (stopping.stage() == Stage.COMMAND) {
            if (!outcome.isSuccess()) {
                transition.say(new Notice.StopCommandFailed(instance.rules().name(), outcome));
            }
            signal(transition, instance, stopping);
        }
    }

    /** The stop command has timed out. The process still gets its stop signal, and some time to handle it. */
    static void commandTimedOut(Transition transition, Instance instance) {
        if (instance.state() instanceof Stopping stopping && stopping.stage() == Stage.COMMAND) {
            InstanceName name = instance.rules().name();
            transition.say(new Notice.StopCommandLate(name, Duration.ofNanos(transition.now() - stopping.since())));
            transition.emit(new Effect.KillStopCommand(name, instance.incarnation()));
            signal(transition, instance, stopping);
        } else {
            transition.dropStale();
        }
    }

    private static void signal(Transition transition, Instance instance, Stopping stopping) {
        transition.cancel(instance, TimerId.Kind.STOP_COMMAND);
        if (!stopping.life().isDead()) {
            StopSequence.terminate(transition, instance);
        }
        ProcessExit.learn(transition, instance, stopping.at(Stage.SIGNALLED));
    }

    static void stopTimedOut(Transition transition, Instance instance) {
        if (instance.state() instanceof Stopping stopping && stopping.stage() != Stage.KILLED) {
            if (!stopping.life().isDead()) {
                Duration waited = Duration.ofNanos(transition.now() - stopping.since());
                transition.say(new Notice.Killing(instance.rules().name(), waited));
            }
            killNow(transition, instance);
        } else {
            transition.dropStale();
        }
    }

    /** Sends KILL to the group if it is being stopped and still exists, and to its stop command. */
    static void killNow(Transition transition, Instance instance) {
        if (instance.state() instanceof Stopping stopping && stopping.stage() != Stage.KILLED) {
            if (stopping.stage() == Stage.COMMAND) {
                transition.emit(new Effect.KillStopCommand(instance.rules().name(), instance.incarnation()));
                transition.cancel(instance, TimerId.Kind.STOP_COMMAND);
            }
            if (!stopping.life().isDead()) {
                StopSequence.kill(transition, instance, stopping);
            } else if (stopping.stage() == Stage.COMMAND) {
                ProcessExit.learn(transition, instance, stopping.at(Stage.SIGNALLED));
            }
        }
    }

    static void killTimedOut(Transition transition, Instance instance) {
        if (instance.state() instanceof Stopping stopping
                && stopping.stage() == Stage.KILLED
                && !stopping.life().isDead()) {
            ProcessExit.abandon(transition, instance, stopping);
        } else {
            transition.dropStale();
        }
    }
}
