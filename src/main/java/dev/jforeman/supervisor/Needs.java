package dev.jforeman.supervisor;

import dev.jforeman.supervisor.ProcessState.Done;
import dev.jforeman.supervisor.ProcessState.Failed;
import dev.jforeman.supervisor.ProcessState.Idle;
import dev.jforeman.supervisor.ProcessState.Running;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Whether what an instance needs is there, or can no longer come. */
final class Needs {
    private Needs() {}

    static boolean areMet(List<Instance> all, Instance instance) {
        return instance.rules().needs().stream().allMatch(need -> of(all, need, i -> isMet(i, need.condition())));
    }

    /** The needed type whose condition can no longer come true, if there is one. */
    static Optional<String> hopeless(List<Instance> all, Instance instance) {
        return instance.rules().needs().stream()
                .filter(need -> !of(all, need, i -> !isLost(i, need.condition())))
                .map(Need::type)
                .findFirst();
    }

    private static boolean of(List<Instance> all, Need need, Predicate<Instance> condition) {
        return all.stream()
                .filter(instance -> instance.rules().name().type().equals(need.type()))
                .allMatch(condition);
    }

    private static boolean isMet(Instance instance, Need.Condition condition) {
        return switch (condition) {
            case STARTED -> instance.state() instanceof Running;
            case READY -> instance.state() instanceof Running(var _, boolean isReady) && isReady;
            case DONE -> instance.state() instanceof Done(Outcome outcome) && outcome.isSuccess();
        };
    }

    private static boolean isLost(Instance instance, Need.Condition condition) {
        boolean isAtRest = instance.state() instanceof Done
                || instance.state() instanceof Failed
                || instance.state() instanceof Idle;
        return isAtRest && !isMet(instance, condition);
    }
}
