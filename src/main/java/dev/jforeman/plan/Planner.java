package dev.jforeman.plan;

import dev.jforeman.diagnostic.Location;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.dotenv.Dotenv;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.PathText;
import dev.jforeman.model.Plan;
import dev.jforeman.model.Ports;
import dev.jforeman.model.Ports.OwnPort;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.ProcessSpec.AssignedPort;
import dev.jforeman.model.ProcessSpec.StdioRule;
import dev.jforeman.plan.PlanOptions.FormationRequest;
import dev.jforeman.plan.PlanOptions.Option;
import dev.jforeman.plan.Resolved.Problem;
import dev.jforeman.procfile.Procfile;
import dev.jforeman.procfile.Procfile.Entry;
import dev.jforeman.settings.ProcessContext;
import dev.jforeman.settings.TypeSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Merges a Procfile, its settings, env files and options into a {@link Plan}. Each value comes from the first of
 * these that has it:
 *
 * <ul>
 *   <li>count of a type: word by name, {@code -x}, the other words, {@code -m} where there are no words, the settings,
 *       {@code all=1} (see {@link Formation#resolve});
 *   <li>what follows its end, how it is stopped: option, settings, defaults file, the default (see
 *       {@link TypeRules});
 *   <li>base of the ports: {@code -p}, PORT of the last env file with one, PORT of the shell, 5000; with
 *       {@code --keep-env} the shell comes before the env files;
 *   <li>variable of an instance: its own PORT and PS, those of the settings, the last env file that the settings name
 *       for its type, the last env file with the variable, {@code PORT_TYPE}, the shell; with {@code --keep-env} the
 *       shell comes before all env files. With {@code --no-port} PORT is a variable like any other.
 * </ul>
 *
 * Options here already are the outcome of command line, environment and defaults file. Every problem there is
 * with them is reported at once.
 */
public final class Planner {
    private final Procfile procfile;
    private final SettingsFiles settings;
    private final PlanOptions options;
    private final HostInfo around;
    private final EnvOverlay environment;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    private Planner(
            Procfile procfile, SettingsFiles settings, List<Dotenv> envFiles, PlanOptions options, HostInfo around) {
        this.procfile = procfile;
        this.settings = settings;
        this.options = options;
        this.around = around;
        this.environment = new EnvOverlay(envFiles, around.shell(), options.keepEnv());
    }

    /**
     * The plan of a session.
     *
     * @param procfile a Procfile without errors
     * @param envFiles in the order they were given, later files win
     * @throws Refusal with a message for each problem
     */
    public static Plan plan(
            Procfile procfile, SettingsFiles settings, List<Dotenv> envFiles, PlanOptions options, HostInfo around)
            throws Refusal {
        return new Planner(procfile, settings, envFiles, options, around).plan();
    }

    /**
     * The number of instances of each type in a running session, after files were read again or other counts were
     * requested.
     *
     * @param start the options of the session's start
     * @param running the current plan
     * @param present the counts of the running types and the requested counts
     */
    public static Map<String, Integer> counts(
            Procfile procfile,
            SettingsFiles settings,
            FormationRequest start,
            Plan running,
            Map<String, Integer> present) {
        return new FormationResolver(procfile, settings, start).whileRunning(running, present);
    }

    private Plan plan() throws Refusal {
        if (!settings.settings().types().isEmpty()) {
            problems.addAll(SettingsCheck.problems(procfile, settings));
        }
        Formation formation = take(Formation.resolve(procfile, settings, options.formation()));
        TypeRules rules = take(TypeRules.resolve(procfile, settings, options.rules()));
        Optional<Ports> ports = ports(formation);
        remarks.addAll(environment.remarks());
        Map<String, String> shared = shared(ports);
        Optional<InstanceName> release = release();
        formation.counts().forEach((type, count) -> problems.addAll(count > 0 ? rules.problems(type) : List.of()));
        release.ifPresent(name -> problems.addAll(rules.problems(name.type())));
        Resolved.refuseIfAny(problems);
        List<ProcessSpec> instances = formation.instances().stream()
                .map(name -> spec(name, rules, ports, shared))
                .toList();
        return new Plan(
                procfile.types(),
                instances,
                release.map(name -> spec(name, rules, ports, shared)),
                rules.stopTimeout(),
                Set.copyOf(procfile.types().stream().filter(rules::isPolicySaid).toList()),
                remarks,
                new Selections(procfile, settings).groups());
    }

    private Optional<InstanceName> release() {
        return options.formation().isReleaseBeside()
                ? procfile.entry(Plan.RELEASE).map(_ -> new InstanceName(Plan.RELEASE, 1))
                : Optional.empty();
    }

    private Optional<Ports> ports(Formation formation) {
        if (options.noPort()) {
            return Optional.empty();
        }
        problems.addAll(SettingsCheck.portsTooHigh(formation, settings));
        PortBase base = take(PortBase.resolve(options.port(), environment));
        PortBase wanted = problems.isEmpty() ? base : base.fixed();
        Ports ports = take(search(formation).from(wanted).at(placeOfPorts()));
        if (problems.isEmpty() && release().isPresent()) {
            problems.addAll(search(new Formation(Map.of(Plan.RELEASE, 1)))
                    .from(wanted.fixed())
                    .at(placeOfPorts())
                    .problems());
        }
        return Optional.of(ports);
    }

    /** The place in a defaults file of the value that determines the ports, if it is not from the command line. */
    private Optional<Location> placeOfPorts() {
        boolean isTyped =
                options.port().asked().isPresent() || options.formation().isAsked();
        Option formation = options.formation().formation();
        return isTyped ? Optional.empty() : options.port().placeOfText().or(formation::placeOfText);
    }

    private PortSearch search(Formation formation) {
        return new PortSearch(formation, procfile.types(), ownPorts(), around.portAnswers());
    }

    private Map<String, OwnPort> ownPorts() {
        Map<String, OwnPort> own = new LinkedHashMap<>();
        settings.settings()
                .types()
                .forEach((type, said) -> said.context().port().ifPresent(port -> own.put(type, port)));
        return own;
    }

    private Map<String, String> shared(Optional<Ports> ports) {
        Map<String, String> shared = new LinkedHashMap<>(environment.values());
        ports.ifPresent(found -> shared.putAll(take(PortVariables.of(found, environment))));
        return shared;
    }

    private ProcessSpec spec(InstanceName name, TypeRules rules, Optional<Ports> ports, Map<String, String> shared) {
        Entry entry = procfile.entry(name.type()).orElseThrow();
        Optional<TypeSettings> said = settings.of(name.type());
        Map<String, String> variables = new LinkedHashMap<>(shared);
        said.ifPresent(own -> variables.putAll(ownVariables(name.type(), own)));
        OptionalInt port = port(name, ports);
        port.ifPresent(number -> variables.put("PORT", String.valueOf(number)));
        variables.put("PS", name.toString());
        return new ProcessSpec(
                rules.of(name),
                entry.command(),
                directory(said),
                variables,
                new AssignedPort(port, said.flatMap(own -> own.context().port()).isPresent()),
                said.map(TypeSettings::context).map(Planner::stdio).orElse(StdioRule.DEFAULT),
                entry.where());
    }

    private static StdioRule stdio(ProcessContext said) {
        return new StdioRule(said.pty(), said.isInputClosed().orElse(false));
    }

    private static OptionalInt port(InstanceName name, Optional<Ports> ports) {
        Optional<Ports> having = ports.filter(found -> found.has(name.type()));
        return having.isPresent() ? OptionalInt.of(having.get().of(name)) : OptionalInt.empty();
    }

    private Map<String, String> ownVariables(String type, TypeSettings said) {
        EnvOverlay files = new EnvOverlay(settings.envFilesOf(type), around.shell(), options.keepEnv());
        Map<String, String> own = files.values();
        own.putAll(said.context().variables());
        return own;
    }

    private Path directory(Optional<TypeSettings> said) {
        return said.flatMap(own -> own.context().directory())
                .map(directory ->
                        PathText.resolve(around.directory(), directory).normalize())
                .orElse(around.directory());
    }

    private <T> T take(Resolved<T> resolved) {
        problems.addAll(resolved.problems());
        remarks.addAll(resolved.remarks());
        return resolved.value();
    }

    /**
     * What a plan depends on besides the files and options.
     *
     * @param directory the working directory of the processes, absolute
     * @param shell the environment jforeman was started with
     * @param portAnswers whether something answers on a port of this machine
     */
    public record HostInfo(Path directory, Map<String, String> shell, IntPredicate portAnswers) {
        public HostInfo {
            shell = Map.copyOf(shell);
        }
    }
}
