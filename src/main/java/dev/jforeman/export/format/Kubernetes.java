package dev.jforeman.export.format;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.export.format.Format.Feature;
import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.Export;
import dev.jforeman.export.model.ExportFile;
import dev.jforeman.export.model.ExportFile.Access;
import dev.jforeman.export.model.ProcessType;
import dev.jforeman.export.model.Variables;
import dev.jforeman.model.Restart.OnExit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Kubernetes: a Deployment for each process type, a Service for those that listen, and a Job for {@code release} and tasks.
 * Variables are in ConfigMaps. Secrets are in Secrets, which are written only with {@code --inline-secrets}.
 */
final class Kubernetes implements Format {
    private static final int LONGEST_NAME = 63;

    @Override
    public boolean hasRelease() {
        return true;
    }

    @Override
    public boolean supports(Feature feature, ProcessType type) {
        return switch (feature) {
            case READY ->
                type.rules()
                        .ready()
                        .filter(check -> KubernetesProbe.isKnown(check.probe(), type))
                        .isPresent();
            case LIVE ->
                KubernetesObjects.liveCheck(type)
                        .filter(check -> KubernetesProbe.isKnown(check.probe(), type))
                        .isPresent();
            case NEEDS, STOP_SIGNAL, STOP_COMMAND, WATCH, SUCCESS_CODES -> false;
        };
    }

    @Override
    public Export export(Deployment deployment) throws Refusal {
        refuseBadNames(deployment);
        KubernetesObjects objects = new KubernetesObjects(deployment, Container.image(deployment, "kubernetes"));
        Variables variables = Variables.of(deployment.typesAndRelease());
        KubernetesVariables sources = new KubernetesVariables(deployment, variables);
        Map<String, Map<String, Object>> documents = new LinkedHashMap<>();
        sources.configMaps()
                .forEach((name, values) -> documents.put(name + "-configmap", objects.configMap(name, values)));
        deployment.types().stream().filter(type -> !type.isTask()).forEach(type -> {
            String name = KubernetesObjects.name(type);
            documents.put(name + "-deployment", objects.deployment(type, sources));
            if (type.isListening()) {
                documents.put(name + "-service", objects.service(type));
            }
        });
        documents.put("kustomization", objects.kustomization(List.copyOf(documents.keySet())));
        deployment
                .typesToRunOnce()
                .forEach(type -> documents.put(KubernetesObjects.name(type) + "-job", objects.job(type, sources)));
        List<ExportFile> files = new ArrayList<>();
        documents.forEach(
                (name, document) -> files.add(new ExportFile(name + ".yaml", Yaml.document(document), Access.PUBLIC)));
        if (deployment.areSecretsInline()) {
            sources.secrets()
                    .forEach((name, values) -> files.add(new ExportFile(
                            name + "-secret.yaml", Yaml.document(objects.secret(name, values)), Access.SECRET)));
        }
        return new Export(files, remarks(deployment, sources));
    }

    private static List<String> remarks(Deployment deployment, KubernetesVariables sources) {
        List<String> remarks = new ArrayList<>(Format.policyRemarks(
                deployment,
                "Kubernetes",
                Set.of(OnExit.RESTART, OnExit.STOP, OnExit.IGNORE),
                "restarts it after every exit"));
        deployment.types().stream()
                .filter(ProcessType::isTask)
                .map(KubernetesObjects::name)
                .forEach(name -> remarks.add(name + "-job.yaml must be applied manually before the others"));
        boolean isWritten = deployment.areSecretsInline();
        sources.secrets()
                .forEach((name, values) -> remarks.add(
                        isWritten
                                ? name + "-secret.yaml has the values of " + String.join(", ", values.keySet())
                                        + ": keep it out of version control"
                                : "the Secret " + name + " is not written, create it with "
                                        + String.join(", ", values.keySet())));
        return remarks;
    }

    private static void refuseBadNames(Deployment deployment) throws Refusal {
        Set<String> names = new HashSet<>();
        for (ProcessType type : deployment.typesAndRelease()) {
            String name = KubernetesObjects.dnsName(deployment.app() + "-" + type.name());
            if (name.length() > LONGEST_NAME || !names.add(name)) {
                String why = name.length() > LONGEST_NAME
                        ? "has more than " + LONGEST_NAME + " characters"
                        : "would be used for two process types";
                throw new Refusal(ExitCode.BAD_DATA, "the name " + name + " " + why + " in Kubernetes: rename one");
            }
        }
    }

    /** Distributes the variables to ConfigMaps and Secrets: one of each for the app, and one of each for a type's own. */
    record KubernetesVariables(Deployment deployment, Variables variables) {

        /** The names of the ConfigMaps and their values, without empty ones. */
        Map<String, Map<String, String>> configMaps() {
            return sources("-env", false);
        }

        Map<String, Map<String, String>> secrets() {
            return sources("-secrets", true);
        }

        /** The value of {@code envFrom} for the container of a type. */
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
            only.entrySet()
                    .removeIf(variable -> deployment.isSecret(variable.getKey(), variable.getValue()) != isSecret);
            return only;
        }
    }
}
