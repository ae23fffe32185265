package dev.jforeman.plan;

import dev.jforeman.model.Ports;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code PORT_WEB}, {@code PORT_WORKER} and so on: where to find the first instance of each process type. A type
 * that does not run here has one too, because the formula gives it its port all the same, so another session of
 * the same app can run it. What the user assigned is left alone.
 */
final class PortVariables {
    private PortVariables() {}

    /** Variable to port; of two types with one variable the first in the Procfile has it, and a remark says so. */
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
