package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import dev.jforeman.supervisor.Instance.Wanted;
import dev.jforeman.supervisor.ProcessState.Idle;
import dev.jforeman.supervisor.ProcessState.Starting;
import dev.jforeman.supervisor.ProcessState.Waiting;
import dev.jforeman.supervisor.SessionState.Pending;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The second part of every step: what follows from the state of all instances together. */
final class Consequences {
    private Consequences() {}

    static void settle(Transition transition) {
        if (!transition.session().isStopping()) {
            Dependents.failHopeless(transition);
            Dependents.follow(transition);
            startNext(transition);
        }
        StopOrder.tellNext(transition);
        answerPending(transition);
        finishIfOver(transition);
    }

    /**
     * One spawn at a time: the operating system takes them one after the other anyway, and a stop that comes
     * meanwhile finds nothing more on its way than the one.
     */
    private static void startNext(Transition transition) {
        List<Instance> waiting = transition.view().stream()
                .filter(instance -> instance.state() instanceof Waiting)
                .toList();
        boolean isOneStarting = transition.view().stream().anyMatch(instance -> instance.state() instanceof Starting);
        if (!waiting.isEmpty() && !isOneStarting) {
            Needs needs = new Needs(transition.view());
            waiting.stream().filter(needs::areMet).findFirst().ifPresent(instance -> spawn(transition, instance));
        }
    }

    private static void spawn(Transition transition, Instance waiting) {
        Instance instance = waiting.nextIncarnation(new Starting(Life.UNKNOWN));
        transition.put(instance);
        transition.emit(new Effect.Spawn(instance.rules().name(), instance.incarnation()));
    }

    private static void answerPending(Transition transition) {
        List<Pending> left = new ArrayList<>();
        for (Pending pending : transition.session().pending()) {
            answer(transition, pending)
                    .ifPresentOrElse(
                            answer -> transition.emit(new Effect.Reply(pending.request(), answer)),
                            () -> left.add(pending));
        }
        transition.session(session -> session.with(left));
    }

    private static Optional<Answer> answer(Transition transition, Pending pending) {
        if (transition.session().isStopping()
                && pending.targets().stream().anyMatch(target -> target.goal().isUp())) {
            return Optional.of(new Answer.SessionEnds());
        }
        List<InstanceName> missed = new ArrayList<>();
        for (Pending.Target target : pending.targets()) {
            switch (Progress.of(transition, target)) {
                case UNDER_WAY -> {
                    return Optional.empty();
                }
                case MISSED -> missed.add(target.name());
                case REACHED -> {}
            }
        }
        return Optional.of(missed.isEmpty() ? new Answer.Done() : new Answer.NotAsWished(missed));
    }

    /** Over when nothing runs or waits to run, and nobody keeps it for what was stopped or scaled away by request. */
    private static void finishIfOver(Transition transition) {
        boolean isAtRest = transition.view().stream()
                .noneMatch(instance -> instance.state().isActive());
        boolean isKept =
                transition.view().isEmpty() || transition.view().stream().anyMatch(Consequences::isStoppedByRequest);
        if (isAtRest && (transition.session().isStopping() || !isKept)) {
            transition.emit(new Effect.CancelTimer(new TimerId.StillAlive()));
            transition.emit(new Effect.Finish(exitCode(transition)));
            transition.session(SessionState::finished);
        }
    }

    private static boolean isStoppedByRequest(Instance instance) {
        return instance.wanted() == Wanted.DOWN && instance.state() instanceof Idle;
    }

    private static int exitCode(Transition transition) {
        return transition
                .end()
                .state()
                .standingFailure()
                .map(Failure::code)
                .orElse(transition.session().lostOutputCode());
    }
}
