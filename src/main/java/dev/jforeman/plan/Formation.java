package dev.jforeman.plan;

import dev.jforeman.model.InstanceName;
import dev.jforeman.plan.PlanOptions.FormationRequest;
import dev.jforeman.procfile.Procfile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many instances of each process type run. At least one does.
 *
 * @param counts every process type of the Procfile in its order, those that do not run with 0
 */
record Formation(Map<String, Integer> counts) {
    /** A larger number of instances is considered a typing error. */
    public static final int MOST_INSTANCES = 1_000;

    public Formation {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    /**
     * Turns a request into counts. A word by name is stronger than {@code -x}, which is stronger than {@code -m};
     * words replace {@code -m} as a whole, as foreman's do. Without any of them each type runs once, or as often as the
     * settings say.
     * {@code all} stands for every type but {@code release} and those the settings do not start by themselves, which
     * run only when named, or needed by one that runs.
     */
    static Resolved<Formation> resolve(Procfile procfile, SettingsFiles settings, FormationRequest request) {
        return new FormationResolver(procfile, settings, request).resolve();
    }

    public int count(String type) {
        return counts.getOrDefault(type, 0);
    }

    /** What runs, type by type in the order of the Procfile, each counted from 1. */
    public List<InstanceName> instances() {
        return counts.entrySet().stream()
                .flatMap(type -> IntStream.rangeClosed(1, type.getValue())
                        .mapToObj(number -> new InstanceName(type.getKey(), number)))
                .toList();
    }

    /** What {@code -m} would have to say for this formation: {@code web=3,worker=0}. */
    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(type -> type.getKey() + "=" + type.getValue())
                .collect(Collectors.joining(","));
    }
}
