package dev.jforeman.os.kernel;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The environment that jforeman was started with. The launcher puts aside what is meant for every JVM and would
 * change this one, and sets a locale in which the JVM loses nothing; the children get back what there was.
 */
public final class CallerEnvironment {
    private static final String PUT_ASIDE = "JFOREMAN_INHERITED_";

    private CallerEnvironment() {}

    /** As it was before the launcher. */
    public static Map<String, String> get() {
        Map<String, String> environment = new HashMap<>(Inherited.environment());
        Inherited.environment().forEach((name, value) -> {
            if (name.startsWith(PUT_ASIDE)) {
                environment.remove(name);
                restore(name.substring(PUT_ASIDE.length()), value, environment);
            }
        });
        return environment;
    }

    /** What was put aside stands behind a {@code =}; without one there was no such variable. */
    private static void restore(String name, String aside, Map<String, String> environment) {
        if (aside.startsWith("=")) {
            environment.put(name, aside.substring(1));
        } else {
            environment.remove(name);
        }
    }

    /**
     * What a child's environment has otherwise than ours. The other variables never need to be decoded.
     *
     * @param removed what it does not have
     * @param set what has another value, or is new
     */
    public record Difference(Set<String> removed, Map<String, String> set) {
        /** That of a child which has the caller's environment, and these variables over it. */
        public static Difference of(Map<String, String> more) {
            Map<String, String> ours = Inherited.environment();
            Map<String, String> childs = get();
            childs.putAll(more);
            Set<String> removed = new HashSet<>(ours.keySet());
            removed.removeAll(childs.keySet());
            childs.entrySet().removeIf(variable -> variable.getValue().equals(ours.get(variable.getKey())));
            return new Difference(removed, childs);
        }
    }
}
