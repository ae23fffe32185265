package dev.jforeman.os.kernel;

import java.util.HashMap;
import java.util.Map;

/**
 * The environment of whoever started jforeman. The launcher puts aside what is meant for every JVM and would
 * change this one; the children get it back.
 */
public final class CallerEnvironment {
    private static final String PUT_ASIDE = "JFOREMAN_INHERITED_";

    private CallerEnvironment() {}

    /** As it was before the launcher. */
    public static Map<String, String> get() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        restore(environment);
        return environment;
    }

    /** Puts back in place what the launcher has put aside; an empty value was no variable at all. */
    public static void restore(Map<String, String> environment) {
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
    }
}
