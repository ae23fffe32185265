package dev.jforeman.sim;

import dev.jforeman.model.Rules.Need;
import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Instance;
import dev.jforeman.supervisor.ProcessState;
import dev.jforeman.supervisor.SessionState.Phase;
import dev.jforeman.supervisor.State;

/** Nothing starts before its needs hold, and nobody waits for what can no longer come. */
final class NeedChecker implements Checker {
    @Override
    public void look(Moment moment) {
        moment.effects(Effect.Spawn.class)
                .map(spawn -> moment.after().instances().get(spawn.name()))
                .forEach(instance -> instance.rules().needs().forEach(need -> holds(moment.after(), instance, need)));
        if (moment.after().session().phase() instanceof Phase.Serving) {
            moment.instances()
                    .filter(instance -> instance.state() instanceof ProcessState.Waiting)
                    .forEach(instance -> {
                        instance.rules().needs().forEach(need -> canCome(moment.after(), instance, need));
                        waitsForSomething(moment, instance);
                    });
        }
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
                && done.outcome().isSuccess();
        return switch (condition) {
            case DONE -> isDone;
            case STARTED -> isDone || needed.state() instanceof ProcessState.Running;
            case READY -> needed.state() instanceof ProcessState.Running running && running.isReady();
        };
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

    /** One who waits without a need waits for his turn: somebody else is being started. */
    private static void waitsForSomething(Moment moment, Instance waiting) {
        boolean isBlocked = waiting.rules().needs().stream()
                .anyMatch(need -> moment.instances()
                        .filter(needed -> needed.rules().name().type().equals(need.type()))
                        .anyMatch(needed -> !isMet(needed, need.condition())));
        boolean isSomebodyStarting =
                moment.instances().anyMatch(instance -> instance.state() instanceof ProcessState.Starting);
        Violation.unless(isBlocked || isSomebodyStarting, waiting.rules().name() + " waits for nothing");
    }
}
