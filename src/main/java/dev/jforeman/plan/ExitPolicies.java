package dev.jforeman.plan;

import dev.jforeman.model.OnExit;
import dev.jforeman.procfile.Procfile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The restart policy of each process type, as {@code --on-exit=POLICY[,TYPE=POLICY...]} says.
 *
 * @param others for every type without a policy of its own
 * @param byType the types that have one
 */
public record ExitPolicies(Optional<OnExit> others, Map<String, OnExit> byType) {
    /** Nothing was said. */
    static final ExitPolicies NONE = new ExitPolicies(Optional.empty(), Map.of());

    public ExitPolicies {
        byType = Collections.unmodifiableMap(new LinkedHashMap<>(byType));
    }

    /** Reads the text of {@code --on-exit}. */
    public static Resolved<ExitPolicies> resolve(Procfile procfile, Optional<String> text) {
        return text.map(given -> new ExitPoliciesReader(procfile).read(given)).orElse(Resolved.clean(NONE));
    }

    /** What was said of a type. */
    public Optional<OnExit> of(String type) {
        return Optional.ofNullable(byType.get(type)).or(() -> others);
    }
}
