package dev.jforeman.plan;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Ports;
import dev.jforeman.model.Ports.OwnPort;
import dev.jforeman.plan.Resolved.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Assigns ports to a formation: checks that each instance can have one and, if the user has not chosen the first port,
 * increases it by 100 until none of the assigned ports is in use.
 *
 * @param own the port settings of some types
 * @param answers whether something answers on a port of this machine
 */
record PortSearch(Formation formation, List<String> types, Map<String, OwnPort> own, IntPredicate answers) {

    Resolved<Ports> from(PortBase base) {
        Ports ports = new Ports(base.port(), types, own);
        List<Problem> problems = new ArrayList<>(tooMany());
        if (highest(ports) > Ports.HIGHEST) {
            problems.add(tooHigh(ports));
        }
        boolean isFixed = base.chosen() || !problems.isEmpty();
        Resolved<Ports> found = isFixed ? new Resolved<>(ports, problems, List.of()) : firstFree(ports);
        return own.isEmpty() ? found : withDistinctPorts(found);
    }

    private List<Problem> tooMany() {
        return formation.counts().entrySet().stream()
                .filter(type -> type.getValue() > Ports.BLOCK && !own.containsKey(type.getKey()))
                .map(PortSearch::tooMany)
                .toList();
    }

    private static Problem tooMany(Map.Entry<String, Integer> type) {
        return Problem.usage(type.getKey() + "=" + type.getValue() + " exceeds the limit of " + Ports.BLOCK
                + " ports per process type (use --no-port to start them without ports)");
    }

    private Problem tooHigh(Ports ports) {
        int most = ports.base() - (highest(ports) - Ports.HIGHEST);
        String remedy = most < 1 ? "use --no-port" : "choose a port of at most " + most + " with -p";
        return Problem.usage("ports from " + ports.base() + " on would end at " + highest(ports) + ", above "
                + Ports.HIGHEST + ": " + remedy);
    }

    private int highest(Ports ports) {
        return byFormula(ports).max().orElse(ports.base());
    }

    private Resolved<Ports> firstFree(Ports wanted) {
        OptionalInt taken = firstTaken(wanted);
        if (taken.isEmpty()) {
            return Resolved.clean(wanted);
        }
        return Stream.iterate(wanted.next(), ports -> highest(ports) <= Ports.HIGHEST, Ports::next)
                .filter(ports -> firstTaken(ports).isEmpty())
                .findFirst()
                .map(found -> moved(taken.getAsInt(), found))
                .orElseGet(() -> noneFree(wanted));
    }

    private OptionalInt firstTaken(Ports ports) {
        return byFormula(ports).filter(answers).findFirst();
    }

    private IntStream byFormula(Ports ports) {
        return formation.instances().stream()
                .filter(name -> ports.isByFormula(name.type()))
                .mapToInt(ports::of);
    }

    /** The settings can assign a port that another instance already has. */
    private Resolved<Ports> withDistinctPorts(Resolved<Ports> found) {
        Map<Integer, InstanceName> owners = new HashMap<>();
        List<Problem> problems = new ArrayList<>(found.problems());
        for (InstanceName name : formation.instances()) {
            if (found.value().has(name.type())) {
                int port = found.value().of(name);
                Optional.ofNullable(owners.putIfAbsent(port, name))
                        .ifPresent(owner -> problems.add(samePort(owner, name, port)));
            }
        }
        return new Resolved<>(found.value(), problems, found.remarks());
    }

    private static Problem samePort(InstanceName one, InstanceName other, int port) {
        return Problem.usage(one + " and " + other + " both get port " + port + ": choose another first port with -p,"
                + " or another port in the settings");
    }

    private static Resolved<Ports> moved(int taken, Ports found) {
        String remark = "port " + taken + " is taken, so ports start at " + found.base();
        return Resolved.withRemarks(found, List.of(remark));
    }

    private static Resolved<Ports> noneFree(Ports wanted) {
        String sentence = "no range of free ports found from " + wanted.base() + " on: choose a first port with -p";
        return Resolved.withProblem(wanted, Problem.usage(sentence));
    }
}
