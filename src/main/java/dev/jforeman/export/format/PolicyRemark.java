package dev.jforeman.export.format;

import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.ProcessType;
import dev.jforeman.model.OnExit;
import java.util.List;
import java.util.Set;

/** What is said about restart policies that a target does not have. */
final class PolicyRemark {
    private PolicyRemark() {}

    /**
     * At most one line for each policy.
     *
     * @param unknown the policies that the target does not have
     * @param instead what it does there, for example {@code restarts it after any exit}
     */
    static List<String> of(Deployment deployment, String target, Set<OnExit> unknown, String instead) {
        return unknown.stream()
                .sorted()
                .filter(policy -> !typesWith(deployment, policy).isEmpty())
                .map(policy -> target + " has no on-exit=" + policy.word() + " (of "
                        + String.join(", ", typesWith(deployment, policy)) + "): it " + instead)
                .toList();
    }

    private static List<String> typesWith(Deployment deployment, OnExit policy) {
        return deployment.types().stream()
                .filter(type -> type.onExit() == policy && !type.isTask())
                .map(ProcessType::name)
                .toList();
    }
}
