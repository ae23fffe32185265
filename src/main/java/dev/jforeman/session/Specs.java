package dev.jforeman.session;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Plan;
import dev.jforeman.model.ProcessSpec;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What each instance runs with at its next start; a new plan replaces what it names. Any thread. */
final class Specs {
    private final Map<InstanceName, ProcessSpec> specs = new ConcurrentHashMap<>();

    Specs(Plan plan) {
        adopt(plan);
    }

    void adopt(Plan plan) {
        plan.instances().forEach(spec -> specs.put(spec.name(), spec));
    }

    /** That of an instance the core was told of. */
    ProcessSpec get(InstanceName name) {
        return find(name).orElseThrow();
    }

    Optional<ProcessSpec> find(InstanceName name) {
        return Optional.ofNullable(specs.get(name));
    }
}
