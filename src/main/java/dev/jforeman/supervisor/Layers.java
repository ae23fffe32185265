package dev.jforeman.supervisor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How deep what an instance needs is stacked, as far as it still runs. */
final class Layers {
    private final Map<String, List<Instance>> active;

    Layers(Transition transition) {
        this.active = transition.view().stream()
                .filter(instance -> instance.state().isActive())
                .collect(Collectors.groupingBy(
                        instance -> instance.rules().name().type()));
    }

    /** How many layers are told to end only after this instance is gone. */
    int below(Instance instance) {
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
