package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import dev.jforeman.supervisor.Effect.Answer;
import dev.jforeman.supervisor.Event.Goal;
import dev.jforeman.supervisor.Instance.Wanted;
import dev.jforeman.supervisor.ProcessState.BackingOff;
import dev.jforeman.supervisor.ProcessState.Done;
import dev.jforeman.supervisor.ProcessState.Draining;
import dev.jforeman.supervisor.ProcessState.Failed;
import dev.jforeman.supervisor.ProcessState.Idle;
import dev.jforeman.supervisor.ProcessState.Running;
import dev.jforeman.supervisor.ProcessState.Starting;
import dev.jforeman.supervisor.ProcessState.Stopping;
import dev.jforeman.supervisor.ProcessState.Waiting;
import dev.jforeman.supervisor.RestartHistory.Failure;
import dev.jforeman.supervisor.SessionState.Pending;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The requests that wait until their instances reach the requested state. Each gets exactly one reply. */
final class PendingRequests {
    /** The progress of an instance towards the state that a request asks for. */
    private enum Progress {
        UNDER_WAY,
        REACHED,
        /** It will not reach the state unless there is another request. */
        MISSED
    }

    private PendingRequests() {}

    static List<Instance> known(Transition transition, Set<InstanceName> names) {
        return transition.instances().stream()
                .filter(instance -> names.contains(instance.rules().name()))
                .toList();
    }

    static Set<InstanceName> names(List<Instance> instances) {
        Set<InstanceName> names = new LinkedHashSet<>();
        instances.forEach(instance -> names.add(instance.rules().name()));
        return names;
    }

    static Set<Pending.Target> targets(Transition transition, Set<InstanceName> names, Goal goal) {
        Set<Pending.Target> targets = new LinkedHashSet<>();
        for (InstanceName name : names) {
            int incarnation =
                    transition.find(name).map(PendingRequests::nextIncarnation).orElse(0);
            targets.add(new Pending.Target(name, goal, incarnation));
        }
        return targets;
    }

    static void await(Transition transition, Event.Request asked, Set<Pending.Target> targets) {
        List<Pending> pending = new ArrayList<>(transition.session().pending());
        pending.add(new Pending(asked.request(), targets));
        transition.session(session -> session.with(pending));
        targets.stream()
                .filter(target -> target.goal() == Goal.CAME_UP)
                .flatMap(target -> transition.find(target.name()).stream())
                .forEach(instance -> Settling.await(transition, instance));
    }

    /** The first incarnation that counts for a request: the running one, unless it has to be stopped first. */
    private static int nextIncarnation(Instance instance) {
        return switch (instance.state()) {
            case Running _, Starting _ -> instance.incarnation();
            case Idle _, Waiting _, Stopping _, Draining _, BackingOff _, Done _, Failed _ ->
                instance.incarnation() + 1;
        };
    }

    /** The client no longer waits for the reply. What the request has started continues. */
    static void withdraw(Transition transition, long request) {
        List<Pending> left = new ArrayList<>(transition.session().pending());
        if (left.removeIf(pending -> pending.request() == request)) {
            transition.session(session -> session.with(left));
            transition.emit(new Effect.Reply(request, new Answer.Withdrawn()));
        }
    }

    /** Replies to the requests that are fulfilled or can no longer be. */
    static void answer(Transition transition) {
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
        boolean isUnderWay = false;
        boolean isDecided = false;
        for (Pending.Target target : pending.targets()) {
            Progress progress = progress(transition, target);
            isUnderWay |= progress == Progress.UNDER_WAY;
            if (progress == Progress.MISSED) {
                missed.add(target.name());
                isDecided |= target.goal() == Goal.CAME_UP; // or a later run hides the failure of this one
            }
        }
        if (isUnderWay && !isDecided) {
            return Optional.empty();
        }
        return Optional.of(missed.isEmpty() ? new Answer.Done() : new Answer.Failed(missed));
    }

    private static Progress progress(Transition transition, Pending.Target target) {
        Optional<Instance> found = transition.find(target.name());
        return switch (target.goal()) {
            case UP -> wanted(found, Wanted.UP, instance -> up(instance, target.incarnation()));
            case CAME_UP -> wanted(found, Wanted.UP, instance -> cameUp(instance, target.incarnation()));
            case READY -> wanted(found, Wanted.UP, PendingRequests::ready);
            case DOWN -> wanted(found, Wanted.DOWN, PendingRequests::resting);
            case GONE -> found.isEmpty() ? Progress.REACHED : wanted(found, Wanted.GONE, PendingRequests::resting);
            case ENDED -> found.map(PendingRequests::ended).orElse(Progress.REACHED);
            case AT_REST -> found.map(instance -> atRest(transition, instance)).orElse(Progress.REACHED);
        };
    }

    private interface Look {
        Progress at(Instance instance);
    }

    /** If an instance is no longer wanted in this state, another request has changed it in the meantime. */
    private static Progress wanted(Optional<Instance> found, Wanted wanted, Look look) {
        return found.filter(instance -> instance.wanted() == wanted)
                .map(look::at)
                .orElse(Progress.MISSED);
    }

    private static Progress up(Instance instance, int incarnation) {
        boolean isNewEnough = instance.incarnation() >= incarnation;
        return switch (instance.state()) {
            case Running _ -> isNewEnough ? Progress.REACHED : Progress.UNDER_WAY;
            case Done _ -> instance.failure().isPresent() ? Progress.MISSED : Progress.REACHED;
            case BackingOff _ -> isNewEnough ? Progress.MISSED : Progress.UNDER_WAY;
            case Failed _, Idle _ -> Progress.MISSED;
            case Waiting _, Starting _, Stopping _, Draining _ -> Progress.UNDER_WAY;
        };
    }

    private static Progress cameUp(Instance instance, int incarnation) {
        boolean isNewEnough = instance.incarnation() >= incarnation;
        return instance.state() instanceof Running running && isNewEnough
                ? cameUp(instance, running)
                : up(instance, incarnation);
    }

    private static Progress cameUp(Instance instance, Running running) {
        if (instance.rules().ready().isPresent()) {
            return ready(instance);
        }
        return running.health().isSettled() ? Progress.REACHED : Progress.UNDER_WAY;
    }

    private static Progress ready(Instance instance) {
        return switch (instance.state()) {
            case Running running when running.isReady() -> Progress.REACHED;
            case Running running -> running.health().isLate() ? Progress.MISSED : Progress.UNDER_WAY;
            case Done _ -> instance.failure().isPresent() ? Progress.MISSED : Progress.REACHED;
            case Failed _, Idle _ -> Progress.MISSED;
            case Waiting _, Starting _, Stopping _, Draining _, BackingOff _ -> Progress.UNDER_WAY;
        };
    }

    private static Progress resting(Instance instance) {
        return instance.state().isActive() ? Progress.UNDER_WAY : Progress.REACHED;
    }

    private static Progress ended(Instance instance) {
        return switch (instance.state()) {
            case Failed _ -> Progress.MISSED;
            case Done _, Idle _ -> instance.failure().isPresent() ? Progress.MISSED : Progress.REACHED;
            case Waiting _, Starting _, Running _, Stopping _, Draining _, BackingOff _ -> Progress.UNDER_WAY;
        };
    }

    private static Progress atRest(Transition transition, Instance instance) {
        if (instance.state().isActive()) {
            return Progress.UNDER_WAY;
        }
        boolean failedToStop = instance.failure()
                .filter(failure -> transition.session().isSinceStop(failure.at()))
                .filter(failure -> !isOneMoreCrash(instance, failure))
                .isPresent();
        return failedToStop ? Progress.MISSED : Progress.REACHED;
    }

    /** Whether an instance that had crashed repeatedly crashed once more during the stop; that is no failure to stop. */
    private static boolean isOneMoreCrash(Instance instance, Failure failure) {
        boolean hasEnded = !(instance.state() instanceof Failed(var outcome, var _)) || outcome.isPresent();
        return hasEnded && instance.history().attempt() > 0 && failure.ran().compareTo(RestartHistory.STABLE_AFTER) < 0;
    }
}
