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
 * A formation and the options for running it on a target.
 *
 * @param types the process types that run, in the order of the Procfile
 * @param release the command to run once for each deployment, if the app has one and it is not part of the formation
 * @param saidPolicies the types whose restart policy was given explicitly
 * @param options the options of the export
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
     * Makes a deployment of the formation of a plan.
     *
     * @throws Refusal if a name, path or command has characters that cannot be exported
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
        Optional<ProcessSpec> separate =
                plan.release().filter(spec -> !byType.containsKey(spec.name().type()));
        return new Deployment(types, separate.map(Exportable::withoutUnreadable), plan.saidPolicies(), options);
    }

    public List<ProcessSpec> instances() {
        return types.stream().flatMap(type -> type.instances().stream()).toList();
    }

    /** The types that run, and {@code release} if it is not one of them. */
    public List<ProcessType> typesAndRelease() {
        List<ProcessType> all = new ArrayList<>(types);
        releaseType().ifPresent(all::add);
        return all;
    }

    /** The tasks, and {@code release} if it is not part of the formation. */
    public List<ProcessType> typesToRunOnce() {
        return typesAndRelease().stream()
                .filter(type ->
                        type.isTask() || releaseType().filter(type::equals).isPresent())
                .toList();
    }

    public Optional<ProcessType> releaseType() {
        return release.map(spec -> new ProcessType(spec.name().type(), List.of(spec)));
    }

    /** The instances in this formation that instances of a type depend on. */
    public List<NeededInstance> neededBy(ProcessType type) {
        return type.needs().stream()
                .flatMap(need -> types.stream()
                        .filter(other -> other.name().equals(need.type()))
                        .flatMap(needed -> needed.instances().stream())
                        .map(spec -> new NeededInstance(spec, need.condition() == Condition.ENDED)))
                .toList();
    }

    /**
     * An instance that another one depends on.
     *
     * @param isAnyEnd whether it must have exited, with any exit code
     */
    public record NeededInstance(ProcessSpec spec, boolean isAnyEnd) {}

    /** The name of the app on the target. */
    public String app() {
        return options.app();
    }

    /** The user that runs the processes. As in foreman, it is the name of the app by default. */
    public String user() {
        return options.user().orElse(app());
    }

    public Path logDirectory() {
        return options.directories().log().orElse(LOGS.resolve(app()));
    }

    public Path runDirectory() {
        return options.directories().run().orElse(RUN.resolve(app()));
    }

    /** The directory in which the exported files will be installed, absolute. */
    public Path place() {
        return options.directories().place();
    }

    /** The base name of an instance's files, as in foreman: {@code app-web-1}. */
    public String fileName(ProcessSpec spec) {
        return app() + "-" + spec.name().type() + "-" + spec.name().number();
    }

    /** The base names of all instances, joined. */
    public String fileNames(String separator) {
        return instances().stream().map(this::fileName).collect(Collectors.joining(separator));
    }

    /** The log file of an instance, for example {@code /var/log/app/web-1.log}. */
    public Path logFile(ProcessSpec spec) {
        return logDirectory().resolve(spec.name().type() + "-" + spec.name().number() + ".log");
    }

    /**
     * The log file of an instance in formats for which foreman includes the name of the app, for example
     * {@code /var/log/app/app-web-1.log}.
     */
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
