package dev.jforeman.export.format;

import dev.jforeman.export.format.Kubernetes.KubernetesVariables;
import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.ProcessType;
import dev.jforeman.export.model.StopRule;
import dev.jforeman.export.quote.KubernetesText;
import dev.jforeman.model.Checks.LiveCheck;
import dev.jforeman.model.Signal;
import dev.jforeman.shell.ShellCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Builds objects of the Kubernetes API as maps, with the keys in the conventional order. */
record KubernetesObjects(Deployment app, String image) {
    private static final String LABELS = "app.kubernetes.io/";

    /** Converts a name to a DNS label: lower case letters, digits and dashes. */
    static String dnsName(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    static String name(ProcessType type) {
        return dnsName(type.name());
    }

    private String fullName(ProcessType type) {
        return dnsName(app.app() + "-" + type.name());
    }

    Map<String, Object> deployment(ProcessType type, KubernetesVariables sources) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("replicas", type.count());
        spec.put("selector", Map.of("matchLabels", selector(type)));
        spec.put("template", template(type, sources, "Always"));
        return object("apps/v1", "Deployment", metadata(fullName(type), labels(type)), "spec", spec);
    }

    Map<String, Object> job(ProcessType type, KubernetesVariables sources) {
        Map<String, Object> spec = new LinkedHashMap<>();
        if (type.count() > 1) {
            spec.put("completions", type.count());
            spec.put("parallelism", type.count());
        }
        spec.put("backoffLimit", 0);
        spec.put("template", template(type, sources, "Never"));
        return object("batch/v1", "Job", metadata(fullName(type), labels(type)), "spec", spec);
    }

    Map<String, Object> service(ProcessType type) {
        Map<String, Object> port = new LinkedHashMap<>();
        port.put("name", "main");
        port.put("port", type.port().orElseThrow());
        port.put("targetPort", "main");
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("selector", selector(type));
        spec.put("ports", List.of(port));
        return object("v1", "Service", metadata(fullName(type), labels(type)), "spec", spec);
    }

    Map<String, Object> configMap(String name, Map<String, String> values) {
        return object("v1", "ConfigMap", metadata(name, appLabels()), "data", values);
    }

    Map<String, Object> secret(String name, Map<String, String> values) {
        return object("v1", "Secret", metadata(name, appLabels()), "stringData", values);
    }

    Map<String, Object> kustomization(List<String> documents) {
        Map<String, Object> kustomization = new LinkedHashMap<>();
        kustomization.put("apiVersion", "kustomize.config.k8s.io/v1beta1");
        kustomization.put("kind", "Kustomization");
        app.options().namespace().ifPresent(name -> kustomization.put("namespace", name));
        kustomization.put(
                "resources", documents.stream().map(name -> name + ".yaml").toList());
        return kustomization;
    }

    private static Map<String, Object> object(
            String version, String kind, Map<String, Object> metadata, String key, Object content) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("apiVersion", version);
        object.put("kind", kind);
        object.put("metadata", metadata);
        object.put(key, content);
        return object;
    }

    private Map<String, Object> metadata(String name, Map<String, String> labels) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", name);
        app.options().namespace().ifPresent(namespace -> metadata.put("namespace", namespace));
        metadata.put("labels", labels);
        return metadata;
    }

    private Map<String, String> appLabels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(LABELS + "part-of", app.app());
        labels.put(LABELS + "managed-by", "jforeman");
        return labels;
    }

    private Map<String, String> labels(ProcessType type) {
        Map<String, String> labels = selector(type);
        labels.put(LABELS + "managed-by", "jforeman");
        return labels;
    }

    private Map<String, String> selector(ProcessType type) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(LABELS + "part-of", app.app());
        labels.put(LABELS + "component", type.name());
        return labels;
    }

    private Map<String, Object> template(ProcessType type, KubernetesVariables sources, String restartPolicy) {
        Map<String, Object> pod = new LinkedHashMap<>();
        pod.put("enableServiceLinks", false);
        pod.put("shareProcessNamespace", true);
        pod.put("restartPolicy", restartPolicy);
        pod.put("terminationGracePeriodSeconds", StopRule.of(type).seconds());
        pod.put("containers", List.of(container(type, sources)));
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("metadata", Map.of("labels", labels(type)));
        template.put("spec", pod);
        return template;
    }

    private Map<String, Object> container(ProcessType type, KubernetesVariables sources) {
        Map<String, Object> container = new LinkedHashMap<>();
        container.put("name", name(type));
        container.put("image", image);
        container.put("command", List.of("/bin/sh", "-c"));
        container.put(
                "args", List.of(KubernetesText.literal(ShellCommand.passingOn(type.command(), Signal.TERM.name()))));
        container.put("env", env(type));
        List<Object> envFrom = sources.envFrom(type);
        if (!envFrom.isEmpty()) {
            container.put("envFrom", envFrom);
        }
        if (type.isListening()) {
            Map<String, Object> port = new LinkedHashMap<>();
            port.put("name", "main");
            port.put("containerPort", type.port().orElseThrow());
            container.put("ports", List.of(port));
        }
        type.rules()
                .ready()
                .flatMap(check -> KubernetesProbe.ready(check, type))
                .ifPresent(probe -> container.put("readinessProbe", probe));
        liveCheck(type)
                .flatMap(check -> KubernetesProbe.live(check, type))
                .ifPresent(probe -> container.put("livenessProbe", probe));
        return container;
    }

    /** The live check, if it restarts the process: a failed liveness probe always restarts the container. */
    static Optional<LiveCheck> liveCheck(ProcessType type) {
        return type.rules().live().filter(check -> check.action() == LiveCheck.Action.RESTART);
    }

    /**
     * The variables PORT and PS. PORT is the same in each pod, since each has its own address. PS is the name of the pod, since
     * pods have no number.
     */
    private static List<Object> env(ProcessType type) {
        List<Object> env = new ArrayList<>();
        type.port().ifPresent(port -> env.add(variable("PORT", "value", String.valueOf(port))));
        env.add(variable("PS", "valueFrom", Map.of("fieldRef", Map.of("fieldPath", "metadata.name"))));
        return env;
    }

    private static Map<String, Object> variable(String name, String key, Object value) {
        Map<String, Object> variable = new LinkedHashMap<>();
        variable.put("name", name);
        variable.put(key, value);
        return variable;
    }
}
