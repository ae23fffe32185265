package dev.jforeman.export.model;

import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.Plan;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Rules.Need.Condition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A formation that is to run somewhere else.
 *
 * @param types those that run, in the order of the Procfile
 * @param release the command to run once for each deployment, if the app has one and it is not part of the formation
 * @param saidPolicies the types whose restart policy was given explicitly
 */
public record Deployment(
        List<ProcessType> types, Optional<ProcessSpec> release, Set<String> saidPolicies, ExportOptions options) {
    private static final Path LOGS = Path.of("/var/log");
    private static final Path RUN = Path.of("/var/run");

    public Deployment {
        types = List.copyOf(types);
        saidPolicies = Set.copyOf(saidPolicies);
    }

    /**
     * The formation of a plan.
     *
     * @throws Refusal if names or paths hold what no target can read
     */
    public static Deployment of(Plan plan, ExportOptions options) throws Refusal {
        Map<String, List<ProcessSpec>> byType = new LinkedHashMap<>();
        for (ProcessSpec spec : plan.instances()) {
            byType.computeIfAbsent(spec.name().type(), _ -> new ArrayList<>()).add(Exportable.checked(spec));
        }
        Exportable.check(options);
        List<ProcessType> types = byType.entrySet().stream()
                .map(type -> new ProcessType(type.getKey(), type.getValue()))
                .toList();
        Optional<ProcessSpec> apart =
                plan.release().filter(spec -> !byType.containsKey(spec.name().type()));
        return new Deployment(types, apart.map(Exportable::withoutUnreadable), plan.saidPolicies(), options);
    }

    public List<ProcessSpec> instances() {
        return types.stream().flatMap(type -> type.instances().stream()).toList();
    }

    /** The types that run, and {@code release} if it is separate from them. */
    public List<ProcessType> typesAndRelease() {
        List<ProcessType> all = new ArrayList<>(types);
        releaseType().ifPresent(all::add);
        return all;
    }

    /** {@code release} if it is separate, and the tasks. */
    public List<ProcessType> typesToRunOnce() {
        return typesAndRelease().stream()
                .filter(type ->
                        type.isTask() || releaseType().filter(type::equals).isPresent())
                .toList();
    }

    public Optional<ProcessType> releaseType() {
        return release.map(spec -> new ProcessType(spec.name().type(), List.of(spec)));
    }

    /** The instances that must run before those of a type do, so far as they belong to the formation. */
    public List<NeededInstance> neededBy(ProcessType type) {
        return type.needs().stream()
                .flatMap(need -> types.stream()
                        .filter(other -> other.name().equals(need.type()))
                        .flatMap(needed -> needed.instances().stream())
                        .map(spec -> new NeededInstance(spec, need.condition() == Condition.ENDED)))
                .toList();
    }

    /**
     * An instance that another one needs.
     *
     * @param isAnyEnd whether it is needed to have ended, with whatever exit code
     */
    public record NeededInstance(ProcessSpec spec, boolean isAnyEnd) {}

    /** What the app is called. */
    public String app() {
        return options.app();
    }

    /** The user that runs it; by default, as in foreman, the one with the name of the app. */
    public String user() {
        return options.user().orElse(app());
    }

    public Path logDirectory() {
        return options.directories().log().orElse(LOGS.resolve(app()));
    }

    public Path runDirectory() {
        return options.directories().run().orElse(RUN.resolve(app()));
    }

    /** The directory in which the exported files will lie when they are used. */
    public Path place() {
        return options.directories().place();
    }

    /** The name foreman gives an instance's files: {@code app-web-1}. */
    public String fileName(ProcessSpec spec) {
        return app() + "-" + spec.name().type() + "-" + spec.name().number();
    }

    /** Those of all instances. */
    public String fileNames(String separator) {
        return instances().stream().map(this::fileName).collect(Collectors.joining(separator));
    }

    /** Where an instance's output goes if it goes to a file. */
    public Path logFile(ProcessSpec spec) {
        return logDirectory().resolve(spec.name().type() + "-" + spec.name().number() + ".log");
    }

    /** The same for the formats in which foreman has the name of the app in it. */
    public Path appLogFile(ProcessSpec spec) {
        return logDirectory().resolve(fileName(spec) + ".log");
    }

    public boolean isSecret(String name, String value) {
        return options.secrets().isSecret(name, value);
    }

    /** Whether the values of secrets may be written to files that others can read. */
    public boolean areSecretsInline() {
        return options.secrets().isInline();
    }

    public ProcessType typeOf(ProcessSpec spec) {
        return types.stream()
                .filter(type -> type.name().equals(spec.name().type()))
                .findFirst()
                .orElseThrow();
    }
}
