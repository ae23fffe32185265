package dev.jforeman.supervisor;

import dev.jforeman.model.Need;
import dev.jforeman.supervisor.SessionState.Phase;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How long an instance that is told to stop has until KILL. When the session stops, all layers of needs together have
 * the time of the longest stop timeout: each may use an equal share of what is left of it.
 */
final class StopBudget {
    private final Map<String, List<Instance>> active;

    private StopBudget(Transition transition) {
        this.active = transition.view().stream()
                .filter(instance -> instance.state().isActive())
                .collect(Collectors.groupingBy(
                        instance -> instance.rules().name().type()));
    }

    static Duration timeToKill(Transition transition, Instance instance) {
        Duration own = instance.rules().stop().timeout();
        boolean isLayered = transition.view().stream()
                .anyMatch(other -> !other.rules().needs().isEmpty());
        if (!isLayered || !(transition.session().phase() instanceof Phase.Stopping(long since))) {
            return own;
        }
        Duration left = longest(transition).minusNanos(transition.now() - since);
        Duration share = left.dividedBy(1 + new StopBudget(transition).layersBelow(instance));
        return share.isNegative() ? Duration.ZERO : min(own, share);
    }

    private static Duration longest(Transition transition) {
        return transition.view().stream()
                .map(instance -> instance.rules().stop().timeout())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** How many layers are told to end only after this instance is gone. */
    private int layersBelow(Instance instance) {
        int layers = 0;
        Set<String> layer = neededBy(List.of(instance));
        while (!layer.isEmpty() && layers < active.size()) { // a circle has no end
            layers++;
            layer = neededBy(layer.stream()
                    .flatMap(type -> active.getOrDefault(type, List.of()).stream())
                    .toList());
        }
        return layers;
    }

    private Set<String> neededBy(List<Instance> instances) {
        return instances.stream()
                .flatMap(instance -> instance.rules().needs().stream())
                .map(Need::type)
                .filter(active::containsKey)
                .collect(Collectors.toSet());
    }
}
