package dev.jforeman.os.kernel;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The environment that jforeman was started with. The launcher is a shell, which cannot hold all of it; it puts aside what
 * is meant for every JVM and would change this one, and sets a locale in which the JVM loses nothing. The children get
 * back what there was.
 */
public final class CallerEnvironment {
    private static final String PUT_ASIDE = "JFOREMAN_INHERITED_";

    private CallerEnvironment() {}

    /** As it was before the launcher. */
    public static Map<String, String> get() {
        return OriginalEnvironment.get().<Map<String, String>>map(HashMap::new).orElseGet(CallerEnvironment::ours);
    }

    /** The variables that the shell of a process drops, because it cannot name them. */
    public static Map<String, String> droppedByShell() {
        return Dropped.VARIABLES;
    }

    /** Found once, and only by a process that starts others. */
    private static final class Dropped {
        private static final Map<String, String> VARIABLES = find();

        private static Map<String, String> find() {
            Map<String, String> dropped = new TreeMap<>();
            if (OriginalEnvironment.isShellDropping()) {
                get().forEach((name, value) -> {
                    if (!isNameForShell(name)) {
                        dropped.put(name, value);
                    }
                });
            }
            return Collections.unmodifiableMap(dropped);
        }

        private static boolean isNameForShell(String name) {
            boolean isName = !isDigit(name.charAt(0));
            for (int i = 0; isName && i < name.length(); i++) {
                char c = name.charAt(i);
                isName = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || isDigit(c);
            }
            return isName;
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }
    }

    /** Makes of ours that of another JVM which is to be this program: what is put aside stays so. */
    public static void handOn(Map<String, String> environment) {
        Difference difference = Difference.of(Map.of());
        difference.removed().stream().filter(name -> !isPutAside(name)).forEach(environment::remove);
        difference.set().forEach((name, value) -> {
            if (!isPutAside(name)) {
                environment.put(name, value);
            }
        });
    }

    private static boolean isPutAside(String name) {
        return name.startsWith(PUT_ASIDE) || Inherited.environment().containsKey(PUT_ASIDE + name);
    }

    /** An option of this JVM as it has to be for that other one, which does not have the pipe of the launcher. */
    public static String handOn(String option) {
        String property = "-D" + OriginalEnvironment.DESCRIPTOR + "=";
        return option.startsWith(property) ? property + "none" : option;
    }

    /** Ours, with what the launcher has put aside back in its place. */
    private static Map<String, String> ours() {
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
