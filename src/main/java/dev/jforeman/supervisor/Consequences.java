package dev.jforeman.supervisor;

import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.supervisor.Instance.Wanted;
import dev.jforeman.supervisor.ProcessState.Done;
import dev.jforeman.supervisor.ProcessState.Idle;
import dev.jforeman.supervisor.ProcessState.Starting;
import dev.jforeman.supervisor.ProcessState.Waiting;
import dev.jforeman.supervisor.RestartHistory.Failure;
import dev.jforeman.supervisor.SessionState.Phase;
import java.util.List;

/** The second part of every step: the consequences of the state of all instances together. */
final class Consequences {
    private static final int AT_A_TIME = 2;

    private Consequences() {}

    static void settle(Transition transition) {
        if (!transition.session().isStopping()) {
            Dependents.follow(transition);
            Dependents.failUnstartable(transition); // also instances that are about to restart
            startNext(transition);
        }
        StopOrder.tellNext(transition);
        PendingRequests.answer(transition);
        finishIfOver(transition);
    }

    /**
     * Starts two processes at a time. The operating system starts them one after the other anyway, and the second one
     * waits there while the start of the first is handled here. A stop that arrives in the meantime waits for two starts
     * at most.
     */
    private static void startNext(Transition transition) {
        List<Instance> waiting = transition.view().stream()
                .filter(instance -> instance.state() instanceof Waiting)
                .toList();
        long starting = transition.view().stream()
                .filter(instance -> instance.state() instanceof Starting)
                .count();
        if (!waiting.isEmpty() && starting < AT_A_TIME) {
            Needs needs = new Needs(transition.view());
            waiting.stream()
                    .filter(needs::areMet)
                    .limit(AT_A_TIME - starting)
                    .toList()
                    .forEach(instance -> spawn(transition, instance));
        }
    }

    private static void spawn(Transition transition, Instance waiting) {
        Instance instance = waiting.nextIncarnation(new Starting(Life.UNKNOWN));
        transition.put(instance);
        transition.emit(new Effect.Spawn(instance.rules().name(), instance.incarnation()));
    }

    /**
     * The session is over when nothing runs or waits to run. It continues if instances were stopped or removed by
     * request, or will run again when their files change.
     */
    private static void finishIfOver(Transition transition) {
        boolean isAtRest = transition.view().stream()
                .noneMatch(instance -> instance.state().isActive());
        boolean isKept = transition.view().isEmpty()
                || transition.view().stream()
                        .anyMatch(instance -> isStoppedByRequest(instance) || isDoneUntilChange(instance));
        if (isAtRest && (transition.session().isStopping() || !isKept)) {
            transition.emit(new Effect.CancelTimer(new TimerId.StillAlive()));
            transition.emit(new Effect.Finish(exitCode(transition)));
            transition.session(session -> session.in(new Phase.Finished()));
        }
    }

    private static boolean isStoppedByRequest(Instance instance) {
        return instance.wanted() == Wanted.DOWN && instance.state() instanceof Idle;
    }

    private static boolean isDoneUntilChange(Instance instance) {
        return instance.state() instanceof Done
                && instance.rules().restart().onExit() == OnExit.WAIT_FOR_CHANGE
                && !instance.rules().isTask();
    }

    private static int exitCode(Transition transition) {
        return transition
                .end()
                .state()
                .standingFailure()
                .map(Failure::code)
                .orElse(transition.session().failures().lostOutputCode());
    }
}
