package dev.jforeman.export.model;

import dev.jforeman.model.ProcessSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The environment of a formation, taken apart so that each value is written once: what all instances have alike, what
 * those of one type have alike beyond that, and PORT and PS, which are each instance's own.
 */
public record Variables(Map<String, String> shared, List<ProcessType> types) {
    private static final Set<String> OWN = Set.of("PORT", "PS");

    public static Variables of(List<ProcessType> types) {
        List<ProcessSpec> all =
                types.stream().flatMap(type -> type.instances().stream()).toList();
        return new Variables(alike(all), types);
    }

    /** What the instances of a type have alike beyond what all have. */
    public Map<String, String> of(ProcessType type) {
        Map<String, String> variables = alike(type.instances());
        variables.entrySet().removeAll(shared.entrySet());
        return variables;
    }

    /** PORT and PS, and whatever else only this instance has. */
    public Map<String, String> of(ProcessType type, ProcessSpec spec) {
        Map<String, String> variables = new LinkedHashMap<>(spec.environment());
        variables.entrySet().removeAll(shared.entrySet());
        variables.entrySet().removeAll(of(type).entrySet());
        return variables;
    }

    /** Everything but PORT and PS. */
    public static Map<String, String> withoutOwn(ProcessSpec spec) {
        Map<String, String> variables = new LinkedHashMap<>(spec.environment());
        variables.keySet().removeAll(own(spec));
        return variables;
    }

    private static Map<String, String> alike(List<ProcessSpec> specs) {
        Map<String, String> alike = withoutOwn(specs.getFirst());
        specs.forEach(spec -> alike.entrySet().retainAll(withoutOwn(spec).entrySet()));
        return alike;
    }

    /** Without ports PORT is a variable like any other. */
    private static Set<String> own(ProcessSpec spec) {
        return spec.port().isPresent() ? OWN : Set.of("PS");
    }
}
