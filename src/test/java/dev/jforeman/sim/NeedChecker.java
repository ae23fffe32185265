package dev.jforeman.sim;

import dev.jforeman.model.Rules.Need;
import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Instance;
import dev.jforeman.supervisor.ProcessState;
import dev.jforeman.supervisor.SessionState.Phase;
import dev.jforeman.supervisor.State;
import java.util.Optional;

/**
 * Checks that no process starts before its needs hold, that none waits for a need that can no longer hold, and that the
 * dependents of a task are restarted after the task has run again.
 */
final class NeedChecker implements Checker {
    @Override
    public void look(Moment moment) {
        moment.effects(Effect.Spawn.class)
                .map(spawn -> moment.after().instances().get(spawn.name()))
                .forEach(instance -> instance.rules().needs().forEach(need -> holds(moment.after(), instance, need)));
        if (moment.after().session().phase() instanceof Phase.Serving) {
            moment.instances()
                    .filter(instance -> instance.wanted() == Instance.Wanted.UP)
                    .forEach(instance -> isUpToDate(moment, instance));
            moment.instances()
                    .filter(instance -> instance.state() instanceof ProcessState.Waiting)
                    .forEach(instance -> {
                        instance.rules().needs().forEach(need -> canCome(moment.after(), instance, need));
                        waitsForSomething(moment, instance);
                    });
        }
    }

    private static void isUpToDate(Moment moment, Instance follower) {
        begin(follower)
                .ifPresent(began -> follower.rules().needs().stream()
                        .filter(Need::isFollowed)
                        .filter(need ->
                                need.condition() == Need.Condition.DONE || need.condition() == Need.Condition.ENDED)
                        .forEach(need -> moment.instances()
                                .filter(needed -> needed.rules().name().type().equals(need.type()))
                                .filter(needed -> needed.incarnation() > 1 && isMet(needed, need.condition()))
                                .forEach(needed -> Violation.unless(
                                        needed.lastEnd().orElseThrow().at() <= began,
                                        follower.rules().name() + " is not run again though " + need
                                                + " holds anew"))));
    }

    private static Optional<Long> begin(Instance follower) {
        if (follower.state() instanceof ProcessState.Running running) {
            return Optional.of(running.life().since());
        }
        return hasEnded(follower)
                ? follower.lastEnd().map(end -> end.at() - end.ran().toNanos())
                : Optional.empty();
    }

    private static void holds(State state, Instance instance, Need need) {
        state.instances().values().stream()
                .filter(needed -> needed.rules().name().type().equals(need.type()))
                .forEach(needed -> Violation.unless(
                        isMet(needed, need.condition()),
                        instance.rules().name() + " is started before " + need + " holds"));
    }

    private static boolean isMet(Instance needed, Need.Condition condition) {
        boolean isDone = needed.state() instanceof ProcessState.Done done
                && needed.rules().successCodes().contain(done.outcome());
        return switch (condition) {
            case DONE -> isDone;
            case ENDED -> hasEnded(needed);
            case STARTED -> isDone || needed.state() instanceof ProcessState.Running;
            case READY -> needed.state() instanceof ProcessState.Running running && running.isReady();
        };
    }

    private static boolean hasEnded(Instance needed) {
        return needed.state() instanceof ProcessState.Done
                || (needed.state() instanceof ProcessState.Failed failed
                        && failed.outcome().isPresent());
    }

    private static void canCome(State state, Instance waiting, Need need) {
        state.instances().values().stream()
                .filter(needed -> needed.rules().name().type().equals(need.type()))
                .filter(needed -> !isMet(needed, need.condition()))
                .forEach(needed -> Violation.unless(
                        needed.state().isActive() && !isTooLate(needed, need.condition()),
                        waiting.rules().name() + " waits in vain for " + need));
    }

    private static boolean isTooLate(Instance needed, Need.Condition condition) {
        return condition == Need.Condition.READY
                && needed.state() instanceof ProcessState.Running running
                && running.health().isLate();
    }

    /** A process that waits although its needs hold waits for another start to finish. */
    private static void waitsForSomething(Moment moment, Instance waiting) {
        boolean isBlocked = waiting.rules().needs().stream()
                .anyMatch(need -> moment.instances()
                        .filter(needed -> needed.rules().name().type().equals(need.type()))
                        .anyMatch(needed -> !isMet(needed, need.condition())));
        boolean isAnotherStarting =
                moment.instances().anyMatch(instance -> instance.state() instanceof ProcessState.Starting);
        Violation.unless(isBlocked || isAnotherStarting, waiting.rules().name() + " waits for nothing");
    }
}
