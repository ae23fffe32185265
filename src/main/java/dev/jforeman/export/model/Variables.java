package dev.jforeman.export.model;

import dev.jforeman.model.ProcessSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The environment variables of a formation, divided so that each value is written once. There are the variables of all
 * instances, those of all instances of a type, and those of one instance, such as PORT and PS.
 *
 * @param shared variables with the same value in all instances
 * @param types the process types
 */
public record Variables(Map<String, String> shared, List<ProcessType> types) {
    private static final Set<String> OWN = Set.of("PORT", "PS");

    public static Variables of(List<ProcessType> types) {
        List<ProcessSpec> all =
                types.stream().flatMap(type -> type.instances().stream()).toList();
        return new Variables(common(all), types);
    }

    /** The variables that all instances of a type share, without those that all types share. */
    public Map<String, String> of(ProcessType type) {
        Map<String, String> variables = common(type.instances());
        variables.entrySet().removeAll(shared.entrySet());
        return variables;
    }

    /** The variables of one instance that its type does not share, among them PORT and PS. */
    public Map<String, String> of(ProcessType type, ProcessSpec spec) {
        Map<String, String> variables = new LinkedHashMap<>(spec.environment());
        variables.entrySet().removeAll(shared.entrySet());
        variables.entrySet().removeAll(of(type).entrySet());
        return variables;
    }

    /** The variables of an instance without PORT and PS. */
    public static Map<String, String> withoutOwn(ProcessSpec spec) {
        Map<String, String> variables = new LinkedHashMap<>(spec.environment());
        variables.keySet().removeAll(own(spec));
        return variables;
    }

    private static Map<String, String> common(List<ProcessSpec> specs) {
        Map<String, String> common = withoutOwn(specs.getFirst());
        specs.forEach(spec -> common.entrySet().retainAll(withoutOwn(spec).entrySet()));
        return common;
    }

    /** Variables that each instance has its own value of. If no port is assigned, PORT is a variable like any other. */
    private static Set<String> own(ProcessSpec spec) {
        return spec.port().isPresent() ? OWN : Set.of("PS");
    }
}
