package dev.jforeman.plan;

import dev.jforeman.model.Ports;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The variables {@code PORT_WEB}, {@code PORT_WORKER} and so on, with the port of the first instance of each process
 * type. A type that does not run here has one too, because the formula assigns it a port, and another session of the
 * same app may run it. Variables that the user has set are not changed.
 */
final class PortVariables {
    private PortVariables() {}

    /**
     * Variable to port. If two types have the same variable, the first in the Procfile gets it, and a remark says so.
     */
    static Resolved<Map<String, String>> of(Ports ports, EnvOverlay environment) {
        Map<String, String> owners = new LinkedHashMap<>();
        List<String> remarks = new ArrayList<>();
        for (String type : ports.types().stream().filter(ports::has).toList()) {
            String owner = owners.putIfAbsent(name(type), type);
            if (owner != null) {
                remarks.add(
                        name(type) + " is set to the port of " + owner + "; " + type + " gets no variable of its own");
            }
        }
        owners.keySet().removeIf(environment::assigns);
        owners.values().removeIf(type -> ports.of(type) > Ports.HIGHEST);
        owners.replaceAll((_, type) -> String.valueOf(ports.of(type)));
        return Resolved.withRemarks(owners, remarks);
    }

    static String name(String type) {
        return "PORT_" + type.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
