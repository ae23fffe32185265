package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Rules;
import dev.jforeman.supervisor.Instance.Wanted;
import dev.jforeman.supervisor.SessionState.Pending;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Another formation while the session runs: what is missing is added, what is too much is stopped and forgotten. */
final class FormationChange {
    private FormationChange() {}

    static void scale(Transition transition, Event.ScaleAsked asked) {
        Set<InstanceName> wanted = add(transition, asked.formation(), ProcessStart::start);
        List<Instance> others = transition.instances().stream()
                .filter(instance -> instance.rules().name().type().equals(asked.type()))
                .filter(instance -> !wanted.contains(instance.rules().name()))
                .toList();
        others.forEach(instance -> dismiss(transition, instance));
        PendingRequests.await(
                transition,
                asked,
                union(
                        PendingRequests.targets(transition, wanted, Goal.UP),
                        PendingRequests.targets(transition, PendingRequests.names(others), Goal.GONE)));
    }

    static void reload(Transition transition, Event.ReloadAsked asked) {
        Set<InstanceName> before = PendingRequests.names(transition.instances());
        Set<InstanceName> wanted = add(transition, asked.formation(), (_, _) -> {});
        List<Instance> others = transition.instances().stream()
                .filter(instance -> !wanted.contains(instance.rules().name()))
                .toList();
        others.forEach(instance -> dismiss(transition, instance));
        Set<InstanceName> started = new LinkedHashSet<>(wanted);
        started.removeIf(name -> before.contains(name) && !isToRestart(transition, asked, name));
        PendingRequests.known(transition, started).forEach(instance -> ProcessStart.restart(transition, instance));
        PendingRequests.await(
                transition,
                asked,
                union(
                        PendingRequests.targets(transition, started, Goal.UP),
                        PendingRequests.targets(transition, PendingRequests.names(others), Goal.GONE)));
    }

    private static boolean isToRestart(Transition transition, Event.ReloadAsked asked, InstanceName name) {
        return asked.changed().contains(name)
                && transition
                        .find(name)
                        .filter(instance -> instance.wanted() == Wanted.UP)
                        .isPresent();
    }

    /** Adds the missing ones, and rules the others anew. */
    private static Set<InstanceName> add(
            Transition transition, List<Rules> formation, BiConsumer<Transition, Instance> whatToDoWithTheOthers) {
        Set<InstanceName> names = new LinkedHashSet<>();
        for (Rules rules : formation) {
            names.add(rules.name());
            transition
                    .find(rules.name())
                    .ifPresentOrElse(
                            instance -> whatToDoWithTheOthers.accept(transition, rule(transition, instance, rules)),
                            () -> transition.add(rules));
        }
        return names;
    }

    private static Instance rule(Transition transition, Instance instance, Rules rules) {
        Instance ruled = instance.ruled(rules);
        transition.put(ruled);
        return ruled;
    }

    private static void dismiss(Transition transition, Instance instance) {
        StopSequence.stop(transition, instance.want(Wanted.GONE));
        transition
                .find(instance.rules().name())
                .filter(left -> !left.state().isActive())
                .ifPresent(left -> transition.forget(left));
    }

    private static Set<Pending.Target> union(Set<Pending.Target> some, Set<Pending.Target> others) {
        Set<Pending.Target> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return all;
    }
}
