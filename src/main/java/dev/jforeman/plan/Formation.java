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
 * The number of instances of each process type. At least one type has instances.
 *
 * @param counts every process type of the Procfile in its order; 0 for those that do not run
 */
record Formation(Map<String, Integer> counts) {
    /** A larger number of instances is considered a typing error. */
    public static final int MOST_INSTANCES = 1_000;

    public Formation {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    /**
     * Turns a request into counts. A type that is named as an argument wins over {@code -x}, which wins over {@code
     * -m}; arguments replace {@code -m} completely, as in foreman. Without any of these, each type runs once, or as
     * often as the settings say. {@code all} stands for every type except {@code release} and those that the settings
     * do not start automatically; these run only if they are named, or if a running type depends on them.
     */
    static Resolved<Formation> resolve(Procfile procfile, SettingsFiles settings, FormationRequest request) {
        return new FormationResolver(procfile, settings, request).resolve();
    }

    public int count(String type) {
        return counts.getOrDefault(type, 0);
    }

    /** The instances, type by type in the order of the Procfile, each counted from 1. */
    public List<InstanceName> instances() {
        return counts.entrySet().stream()
                .flatMap(type -> IntStream.rangeClosed(1, type.getValue())
                        .mapToObj(number -> new InstanceName(type.getKey(), number)))
                .toList();
    }

    /** The value of {@code -m} for this formation: {@code web=3,worker=0}. */
    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(type -> type.getKey() + "=" + type.getValue())
                .collect(Collectors.joining(","));
    }
}
