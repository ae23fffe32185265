package dev.jforeman.plan;

import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.dotenv.Dotenv;
import dev.jforeman.procfile.Entry;
import dev.jforeman.procfile.Procfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Merges a Procfile, env files and options into a {@link Plan}. Each value comes from the first of these that
 * has it:
 *
 * <ul>
 *   <li>count of a type: word by name, {@code -x}, the other words, {@code -m} where there are no words,
 *       {@code all=1} (see {@link Formation#resolve});
 *   <li>base of the ports: {@code -p}, PORT of the last env file with one, PORT of the shell, 5000; with
 *       {@code --keep-env} the shell comes before the env files;
 *   <li>variable of an instance: its own PORT and PS, the last env file with the variable, {@code PORT_TYPE},
 *       the shell; with {@code --keep-env} the shell comes before the env files. With {@code --no-port} PORT is
 *       a variable like any other.
 * </ul>
 *
 * Options here already are the outcome of command line, environment and defaults file. Every problem there is
 * with them is reported at once.
 */
public final class Planner {
    private final Procfile procfile;
    private final PlanOptions options;
    private final Surroundings around;
    private final EnvOverlay environment;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    private Planner(Procfile procfile, List<Dotenv> envFiles, PlanOptions options, Surroundings around) {
        this.procfile = procfile;
        this.options = options;
        this.around = around;
        this.environment = new EnvOverlay(envFiles, around.shell(), options.keepEnv());
    }

    /**
     * The plan for one session.
     *
     * @param procfile without errors
     * @param envFiles in the order they were given, a later one wins
     * @throws Refusal with a sentence for each problem
     */
    public static Plan plan(Procfile procfile, List<Dotenv> envFiles, PlanOptions options, Surroundings around)
            throws Refusal {
        return new Planner(procfile, envFiles, options, around).plan();
    }

    private Plan plan() throws Refusal {
        Formation formation = take(Formation.resolve(procfile, options.formation()));
        ExitPolicies policies = take(ExitPolicies.resolve(procfile, options.onExit()));
        Duration stopTimeout = take(StopTimeout.resolve(options.timeout()));
        Optional<Ports> ports = ports(formation);
        remarks.addAll(environment.remarks());
        Map<String, String> shared = shared(ports);
        Resolved.refuseIfAny(problems);
        List<ProcessSpec> instances = formation.instances().stream()
                .map(name -> spec(name, policies, ports, shared))
                .toList();
        return new Plan(procfile.types(), instances, stopTimeout, remarks);
    }

    private Optional<Ports> ports(Formation formation) {
        if (options.noPort()) {
            return Optional.empty();
        }
        PortBase base = take(PortBase.resolve(options.port(), environment));
        PortBase wanted = problems.isEmpty() ? base : base.fixed();
        return Optional.of(take(new PortSearch(formation, procfile.types(), around.portAnswers()).from(wanted)));
    }

    private Map<String, String> shared(Optional<Ports> ports) {
        Map<String, String> shared = new LinkedHashMap<>(environment.values());
        ports.ifPresent(found -> shared.putAll(take(PortVariables.of(found, environment))));
        return shared;
    }

    private ProcessSpec spec(
            InstanceName name, ExitPolicies policies, Optional<Ports> ports, Map<String, String> shared) {
        Entry entry = procfile.entry(name.type()).orElseThrow();
        Map<String, String> variables = new LinkedHashMap<>(shared);
        OptionalInt port = ports.map(found -> OptionalInt.of(found.of(name))).orElse(OptionalInt.empty());
        port.ifPresent(number -> variables.put("PORT", String.valueOf(number)));
        variables.put("PS", name.toString());
        OnExit onExit = policies.of(name.type());
        return new ProcessSpec(name, entry.command(), around.directory(), variables, port, onExit, entry.where());
    }

    private <T> T take(Resolved<T> resolved) {
        problems.addAll(resolved.problems());
        remarks.addAll(resolved.remarks());
        return resolved.value();
    }
}
