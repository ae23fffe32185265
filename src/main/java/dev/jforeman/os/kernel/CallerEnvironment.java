package dev.jforeman.os.kernel;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The environment of whoever started jforeman. The launcher is a shell, which cannot hold all of it, and puts aside what is
 * meant for every JVM and would change this one; the children get it back.
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

    /** Makes of ours the caller's; values that are equal stay as they are, byte for byte. */
    public static void restore(Map<String, String> environment) {
        restoreAllBut(_ -> false, environment);
    }

    /** Makes of ours that of another JVM which is to be this program: what is put aside stays so. */
    public static void handOn(Map<String, String> environment) {
        Map<String, String> ours = System.getenv();
        restoreAllBut(name -> name.startsWith(PUT_ASIDE) || ours.containsKey(PUT_ASIDE + name), environment);
    }

    /** An option of this JVM as it has to be for that other one, which does not have the pipe of the launcher. */
    public static String handOn(String option) {
        String property = "-D" + OriginalEnvironment.DESCRIPTOR + "=";
        return option.startsWith(property) ? property + "none" : option;
    }

    private static void restoreAllBut(Predicate<String> isKept, Map<String, String> environment) {
        Map<String, String> callers = get();
        environment.keySet().removeIf(name -> !callers.containsKey(name) && !isKept.test(name));
        callers.forEach((name, value) -> {
            if (!isKept.test(name) && !value.equals(environment.get(name))) {
                environment.put(name, value);
            }
        });
    }

    /** Ours, with what the launcher has put aside back in its place; an empty value was no variable at all. */
    private static Map<String, String> ours() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        for (String aside : System.getenv().keySet()) {
            if (aside.startsWith(PUT_ASIDE)) {
                String value = environment.remove(aside);
                String name = aside.substring(PUT_ASIDE.length());
                if (value == null || value.isEmpty()) {
                    environment.remove(name);
                } else {
                    environment.put(name, value);
                }
            }
        }
        return environment;
    }
}
