package dev.jforeman.supervisor;

import dev.jforeman.model.Outcome;
import dev.jforeman.supervisor.Instance.Wanted;
import dev.jforeman.supervisor.SessionState.Pending.Target;
import java.util.Optional;

/** How far an instance is on its way to what a request asks of it. */
enum Progress {
    UNDER_WAY,
    REACHED,
    /** It will not get there, unless somebody asks again. */
    MISSED;

    static Progress of(Transition transition, Target target) {
        Optional<Instance> found = transition.find(target.name());
        return switch (target.goal()) {
            case UP -> wanted(found, Wanted.UP, instance -> up(instance, target.incarnation()));
            case READY -> wanted(found, Wanted.UP, Progress::ready);
            case DOWN -> wanted(found, Wanted.DOWN, Progress::resting);
            case GONE -> found.isEmpty() ? REACHED : wanted(found, Wanted.GONE, Progress::resting);
            case ENDED -> found.map(Progress::ended).orElse(REACHED);
            case AT_REST -> found.map(instance -> atRest(transition, instance)).orElse(REACHED);
        };
    }

    private interface Look {
        Progress at(Instance instance);
    }

    /** What is not wanted any more was asked for by somebody else in the meantime. */
    private static Progress wanted(Optional<Instance> found, Wanted wanted, Look look) {
        return found.filter(instance -> instance.wanted() == wanted)
                .map(look::at)
                .orElse(MISSED);
    }

    private static Progress up(Instance instance, int incarnation) {
        boolean isNewEnough = instance.incarnation() >= incarnation;
        return switch (instance.state()) {
            case ProcessState.Running _ -> isNewEnough ? REACHED : UNDER_WAY;
            case ProcessState.Done(Outcome outcome) -> outcome.isSuccess() ? REACHED : MISSED;
            case ProcessState.BackingOff _ -> isNewEnough ? MISSED : UNDER_WAY;
            case ProcessState.Failed _, ProcessState.Idle _ -> MISSED;
            case ProcessState.Waiting _, ProcessState.Starting _, ProcessState.Stopping _, ProcessState.Draining _ ->
                UNDER_WAY;
        };
    }

    private static Progress ready(Instance instance) {
        return switch (instance.state()) {
            case ProcessState.Running running when running.isReady() -> REACHED;
            case ProcessState.Running running -> running.health().isLate() ? MISSED : UNDER_WAY;
            case ProcessState.Done(Outcome outcome) -> outcome.isSuccess() ? REACHED : MISSED;
            case ProcessState.Failed _, ProcessState.Idle _ -> MISSED;
            case ProcessState.Waiting _,
                    ProcessState.Starting _,
                    ProcessState.Stopping _,
                    ProcessState.Draining _,
                    ProcessState.BackingOff _ -> UNDER_WAY;
        };
    }

    private static Progress resting(Instance instance) {
        return instance.state().isActive() ? UNDER_WAY : REACHED;
    }

    private static Progress ended(Instance instance) {
        return switch (instance.state()) {
            case ProcessState.Done(Outcome outcome) -> outcome.isSuccess() ? REACHED : MISSED;
            case ProcessState.Failed _ -> MISSED;
            case ProcessState.Idle _ -> instance.failure().isPresent() ? MISSED : REACHED;
            case ProcessState.Waiting _,
                    ProcessState.Starting _,
                    ProcessState.Running _,
                    ProcessState.Stopping _,
                    ProcessState.Draining _,
                    ProcessState.BackingOff _ -> UNDER_WAY;
        };
    }

    private static Progress atRest(Transition transition, Instance instance) {
        if (instance.state().isActive()) {
            return UNDER_WAY;
        }
        boolean failedToStop = instance.failure()
                .filter(failure -> failure.at() - transition.session().stopSince() >= 0)
                .isPresent();
        return failedToStop ? MISSED : REACHED;
    }
}
