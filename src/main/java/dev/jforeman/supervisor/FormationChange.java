package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import dev.jforeman.supervisor.Instance.Wanted;
import dev.jforeman.supervisor.Session.Pending;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Another formation while the session runs: what is missing is added, what is too much is stopped and forgotten. */
final class FormationChange {
    private FormationChange() {}

    static void scale(Turn turn, Event.ScaleAsked asked) {
        Set<InstanceName> wanted = add(turn, asked.formation(), Lifecycle::start);
        List<Instance> others = turn.instances().stream()
                .filter(instance -> instance.rules().name().type().equals(asked.type()))
                .filter(instance -> !wanted.contains(instance.rules().name()))
                .toList();
        others.forEach(instance -> dismiss(turn, instance));
        Requests.await(
                turn,
                asked,
                union(
                        Requests.targets(turn, wanted, Goal.UP),
                        Requests.targets(turn, Requests.names(others), Goal.GONE)));
    }

    static void reload(Turn turn, Event.ReloadAsked asked) {
        Set<InstanceName> before = Requests.names(turn.instances());
        Set<InstanceName> wanted = add(turn, asked.formation(), (_, _) -> {});
        List<Instance> others = turn.instances().stream()
                .filter(instance -> !wanted.contains(instance.rules().name()))
                .toList();
        others.forEach(instance -> dismiss(turn, instance));
        Set<InstanceName> started = new LinkedHashSet<>(wanted);
        started.removeIf(name -> before.contains(name) && !isToRestart(turn, asked, name));
        Requests.known(turn, started).forEach(instance -> Lifecycle.restart(turn, instance));
        Requests.await(
                turn,
                asked,
                union(
                        Requests.targets(turn, started, Goal.UP),
                        Requests.targets(turn, Requests.names(others), Goal.GONE)));
    }

    private static boolean isToRestart(Turn turn, Event.ReloadAsked asked, InstanceName name) {
        return asked.changed().contains(name)
                && turn.find(name)
                        .filter(instance -> instance.wanted() == Wanted.UP)
                        .isPresent();
    }

    /** Adds the missing ones, and rules the others anew. */
    private static Set<InstanceName> add(
            Turn turn, List<Rules> formation, BiConsumer<Turn, Instance> whatToDoWithTheOthers) {
        Set<InstanceName> names = new LinkedHashSet<>();
        for (Rules rules : formation) {
            names.add(rules.name());
            turn.find(rules.name())
                    .ifPresentOrElse(
                            instance -> whatToDoWithTheOthers.accept(turn, rule(turn, instance, rules)),
                            () -> turn.add(rules));
        }
        return names;
    }

    private static Instance rule(Turn turn, Instance instance, Rules rules) {
        Instance ruled = instance.ruled(rules);
        turn.put(ruled);
        return ruled;
    }

    private static void dismiss(Turn turn, Instance instance) {
        StopSequence.stop(turn, instance.want(Wanted.GONE));
        turn.find(instance.rules().name())
                .filter(left -> !left.state().isActive())
                .ifPresent(left -> turn.forget(left));
    }

    private static Set<Pending.Target> union(Set<Pending.Target> some, Set<Pending.Target> others) {
        Set<Pending.Target> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return all;
    }
}
