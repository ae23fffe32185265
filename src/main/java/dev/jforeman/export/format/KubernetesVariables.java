package dev.jforeman.export.format;

import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.ProcessType;
import dev.jforeman.export.model.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which variables are in which ConfigMap and which Secret: those of the app, and those that only a type has. */
record KubernetesVariables(Deployment deployment, Variables variables) {

    /** Name to values, of those that have any. */
    Map<String, Map<String, String>> configMaps() {
        return sources("-env", false);
    }

    Map<String, Map<String, String>> secrets() {
        return sources("-secrets", true);
    }

    /** What {@code envFrom} of a container says. */
    List<Object> envFrom(ProcessType type) {
        List<Object> references = new ArrayList<>();
        names(type, "-env", false).forEach(name -> references.add(Map.of("configMapRef", Map.of("name", name))));
        names(type, "-secrets", true).forEach(name -> references.add(Map.of("secretRef", Map.of("name", name))));
        return references;
    }

    private Map<String, Map<String, String>> sources(String suffix, boolean isSecret) {
        Map<String, Map<String, String>> sources = new LinkedHashMap<>();
        variables.types().forEach(type -> sources.putAll(sourcesOf(type, suffix, isSecret)));
        return sources;
    }

    private List<String> names(ProcessType type, String suffix, boolean isSecret) {
        return List.copyOf(sourcesOf(type, suffix, isSecret).keySet());
    }

    private Map<String, Map<String, String>> sourcesOf(ProcessType type, String suffix, boolean isSecret) {
        String app = KubernetesObjects.dnsName(deployment.app());
        Map<String, Map<String, String>> sources = new LinkedHashMap<>();
        sources.put(app + suffix, only(variables.shared(), isSecret));
        sources.put(app + "-" + KubernetesObjects.name(type) + suffix, only(variables.of(type), isSecret));
        sources.values().removeIf(Map::isEmpty);
        return sources;
    }

    private Map<String, String> only(Map<String, String> values, boolean isSecret) {
        Map<String, String> only = new LinkedHashMap<>(values);
        only.entrySet().removeIf(variable -> deployment.isSecret(variable.getKey(), variable.getValue()) != isSecret);
        return only;
    }
}
