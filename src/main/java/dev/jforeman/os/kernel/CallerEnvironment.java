package dev.jforeman.os.kernel;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The environment that jforeman was started with. The launcher is a shell, which cannot represent all of it. It also
 * saves the variables that every JVM reads and that would change this one under other names, and sets a locale in which
 * the JVM loses no bytes. Children get the original environment.
 */
public final class CallerEnvironment {
    private static final String PUT_ASIDE = "JFOREMAN_INHERITED_";

    private CallerEnvironment() {}

    /** The environment as it was before the launcher changed it. */
    public static Map<String, String> get() {
        return OriginalEnvironment.get().<Map<String, String>>map(HashMap::new).orElseGet(CallerEnvironment::ours);
    }

    /** The variables that the shell of a process drops because their names are not valid in a shell. */
    public static Map<String, String> droppedByShell() {
        return Dropped.VARIABLES;
    }

    /** Determined once, and only by a process that starts others. */
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

    /** Prepares our environment for another JVM that runs this program: the saved variables stay saved. */
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

    /** Prepares an option of this JVM for another one, which does not have the launcher's pipe. */
    public static String handOn(String option) {
        String property = "-D" + OriginalEnvironment.DESCRIPTOR + "=";
        return option.startsWith(property) ? property + "none" : option;
    }

    /** Our environment with the variables that the launcher saved restored. */
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

    /** The saved value follows a {@code =}. Without one, the variable was not set. */
    private static void restore(String name, String aside, Map<String, String> environment) {
        if (aside.startsWith("=")) {
            environment.put(name, aside.substring(1));
        } else {
            environment.remove(name);
        }
    }

    /**
     * The differences between a child's environment and ours. The other variables never need to be decoded.
     *
     * @param removed the variables it does not have
     * @param set the variables that have another value or are new
     */
    public record Difference(Set<String> removed, Map<String, String> set) {
        /** The difference for a child that has the caller's environment and these variables, which override it. */
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
