package dev.jforeman.plan;

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
public record ExitPolicies(OnExit others, Map<String, OnExit> byType) {
    public ExitPolicies {
        byType = Collections.unmodifiableMap(new LinkedHashMap<>(byType));
    }

    /** Reads the text of {@code --on-exit}; without it everything is {@link OnExit#RESTART}. */
    public static Resolved<ExitPolicies> resolve(Procfile procfile, Optional<String> text) {
        return new ExitPoliciesReader(procfile).read(text.orElse(OnExit.RESTART.word()));
    }

    public OnExit of(String type) {
        return byType.getOrDefault(type, others);
    }
}
