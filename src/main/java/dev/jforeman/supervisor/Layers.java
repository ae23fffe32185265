package dev.jforeman.supervisor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How deep what an instance needs is stacked, as far as it still runs. */
final class Layers {
    private final Map<String, List<Instance>> active;
    private final Map<String, Integer> depths = new HashMap<>();

    Layers(Turn turn) {
        this.active = turn.view().stream()
                .filter(instance -> instance.state().isActive())
                .collect(Collectors.groupingBy(
                        instance -> instance.rules().name().type()));
    }

    /** How many layers are told to end only after this instance is gone. */
    int below(Instance instance) {
        return instance.rules().needs().stream()
                .map(Need::type)
                .filter(active::containsKey)
                .mapToInt(type -> 1 + below(type))
                .max()
                .orElse(0);
    }

    private int below(String type) {
        Integer known = depths.putIfAbsent(type, 0); // a circle ends here
        if (known != null) {
            return known;
        }
        int depth = active.getOrDefault(type, List.of()).stream()
                .mapToInt(this::below)
                .max()
                .orElse(0);
        depths.put(type, depth);
        return depth;
    }
}
