package dev.jforeman.os.kernel;

import java.util.HashMap;
import java.util.Map;

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

    /** Makes of ours the caller's; values that are equal stay as they are, byte for byte. */
    public static void restore(Map<String, String> environment) {
        Map<String, String> callers = get();
        environment.keySet().retainAll(callers.keySet());
        callers.forEach((name, value) -> {
            if (!value.equals(environment.get(name))) {
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
