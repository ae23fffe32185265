package dev.jforeman.supervisor;

import dev.jforeman.model.Rules.Need;
import dev.jforeman.model.Signal;
import dev.jforeman.supervisor.Event.SignalAsked.Target;
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
import dev.jforeman.supervisor.SessionState.Phase;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a group is stopped: its stop command if it has one; TERM, and CONT so that a suspended process receives it; KILL
 * after the stop timeout; after two more seconds jforeman gives up and reports the group. The stop is complete when the
 * group is empty, not when the leader has exited.
 */
final class StopSequence {
    /** From KILL to giving up. */
    static final Duration KILL_WAIT = Duration.ofSeconds(2);

    /** A stop command cannot use the last quarter of the timeout; the process has it between TERM and KILL. */
    private static final int PART_OF_PROCESS = 4;

    private StopSequence() {}

    /** Called when it is no longer wanted. {@link StopOrder} decides when a running instance is stopped. */
    static void stop(Transition transition, Instance instance) {
        switch (instance.state()) {
            case Waiting _ -> transition.put(instance.in(new Idle()));
            case BackingOff _ -> {
                transition.cancel(instance, TimerId.Kind.BACK_OFF);
                transition.put(instance.in(new Idle()));
            }
            case Draining(Life life) when !life.isGroupEmpty() -> beginStop(transition, instance, life, Why.REMAINS);
            case Running _, Starting _, Stopping _, Draining _, Idle _, Done _, Failed _ -> transition.put(instance);
        }
    }

    /** Stops a running instance now. */
    static void begin(Transition transition, Instance instance, Why why) {
        if (instance.state() instanceof Running running) {
            transition.leaveRunning(instance);
            beginStop(transition, instance, running.life(), why);
        }
    }

    /** Stops the members of the group after its leader has exited. */
    static void stopRemains(Transition transition, Instance instance, Life life) {
        transition.say(new Notice.StoppingRemains(instance.rules().name()));
        beginStop(transition, instance, life, Why.REMAINS);
    }

    /** Its leader exited on its own, but it restarts whatever its policy says, so the rest is stopped immediately. */
    static void stopRestForRestart(Transition transition, Instance instance, Life life) {
        if (life.isGroupEmpty()) {
            transition.put(instance.in(new Stopping(life, Stage.SIGNALLED, Why.ASKED, transition.now())));
        } else {
            beginStop(transition, instance, life, Why.ASKED);
        }
    }

    private static void beginStop(Transition transition, Instance instance, Life life, Why why) {
        boolean isKilling = transition.session().isKilling();
        boolean isCommand =
                instance.rules().stop().command().isPresent() && life.end().isEmpty() && !isKilling;
        Stopping stopping = new Stopping(life, isCommand ? Stage.COMMAND : Stage.SIGNALLED, why, transition.now());
        Instance stopped = instance.in(stopping);
        transition.put(stopped);
        transition.cancel(stopped, TimerId.Kind.DRAIN);
        if (isCommand) {
            transition.emit(new Effect.RunStopCommand(stopped.rules().name(), stopped.incarnation()));
        } else {
            terminate(transition, stopped);
        }
        if (isKilling) {
            kill(transition, stopped, stopping);
        } else {
            arm(transition, stopped, StopBudget.timeToKill(transition, stopped));
        }
    }

    private static void arm(Transition transition, Instance stopped, Duration timeToKill) {
        transition.arm(stopped, TimerId.Kind.STOP, timeToKill);
        if (stopped.state() instanceof Stopping stopping && stopping.stage() == Stage.COMMAND) {
            transition.arm(stopped, TimerId.Kind.STOP_COMMAND, timeToKill.minus(timeToKill.dividedBy(PART_OF_PROCESS)));
        }
    }

    /** The stop signal, and CONT so that a suspended process gets it. */
    static void terminate(Transition transition, Instance instance) {
        signal(transition, instance, instance.rules().stop().signal());
        signal(transition, instance, Signal.CONT);
    }

    /** Sends KILL to the rest of the group. */
    static void kill(Transition transition, Instance instance, Stopping stopping) {
        signal(transition, instance, Signal.KILL);
        transition.cancel(instance, TimerId.Kind.STOP);
        transition.arm(instance, TimerId.Kind.KILL, KILL_WAIT);
        transition.put(instance.in(stopping.at(Stage.KILLED)));
    }

    private static void signal(Transition transition, Instance instance, Signal signal) {
        transition.emit(new Effect.SendSignal(instance.rules().name(), instance.incarnation(), signal, Target.GROUP));
    }

    /**
     * The time between the stop of an instance and KILL. When the session stops, all layers of dependencies share the
     * longest stop timeout: each can use an equal share of what is left of it.
     */
    private static final class StopBudget {
        private final Map<String, List<Instance>> active;

        private StopBudget(Transition transition) {
            this.active = transition.view().stream()
                    .filter(instance -> instance.state().isActive())
                    .collect(Collectors.groupingBy(
                            instance -> instance.rules().name().type()));
        }

        static Duration timeToKill(Transition transition, Instance instance) {
            Duration own = instance.rules().stop().timeout();
            boolean isLayered = transition.view().stream()
                    .anyMatch(other -> !other.rules().needs().isEmpty());
            if (!isLayered || !(transition.session().phase() instanceof Phase.Stopping(long since))) {
                return own;
            }
            Duration left = longest(transition).minusNanos(transition.now() - since);
            Duration share = left.dividedBy(1 + new StopBudget(transition).layersBelow(instance));
            return share.isNegative() ? Duration.ZERO : min(own, share);
        }

        private static Duration longest(Transition transition) {
            return transition.view().stream()
                    .map(instance -> instance.rules().stop().timeout())
                    .max(Comparator.naturalOrder())
                    .orElse(Duration.ZERO);
        }

        private static Duration min(Duration one, Duration other) {
            return one.compareTo(other) <= 0 ? one : other;
        }

        /** The number of layers that can only be stopped after this instance is gone. */
        private int layersBelow(Instance instance) {
            int layers = 0;
            Set<String> layer = neededBy(List.of(instance));
            while (!layer.isEmpty() && layers < active.size()) { // a circular dependency would never end
                layers++;
                layer = neededBy(layer.stream()
                        .flatMap(type -> active.getOrDefault(type, List.of()).stream())
                        .toList());
            }
            return layers;
        }

        private Set<String> neededBy(List<Instance> instances) {
            return instances.stream()
                    .flatMap(instance -> instance.rules().needs().stream())
                    .map(Need::type)
                    .filter(active::containsKey)
                    .collect(Collectors.toSet());
        }
    }
}
