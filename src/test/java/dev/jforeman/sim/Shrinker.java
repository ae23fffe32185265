package dev.jforeman.sim;

import dev.jforeman.model.Rules;
import dev.jforeman.supervisor.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** Reduces a failing scenario as far as it still fails. */
final class Shrinker {
    private static final int SHOWN = 60;

    /** A failing scenario. */
    record Failing(Scenario scenario, Violation violation, List<Event> history) {
        /** The violation, the last events, and the command that reproduces it. */
        String report() {
            StringBuilder report = new StringBuilder(violation.getMessage() + "\n" + scenario + "\n  last events");
            history.stream()
                    .skip(Math.max(0, history.size() - SHOWN))
                    .forEach(event -> report.append("\n    ").append(event));
            return report.append("\n  again: mvn test -Dtest=SimulatorTest -Dsim.seed=")
                    .append(scenario.seed())
                    .append(scenario.loss() == Faults.Loss.NONE ? "" : " -Dsim.loss=" + scenario.loss())
                    .toString();
        }
    }

    private final Core core;

    Shrinker(Core core) {
        this.core = core;
    }

    /**
     * Runs a scenario and returns its failure, if any.
     *
     * @param steps receives the number of steps of a successful session
     */
    Optional<Failing> fails(Scenario scenario, IntConsumer steps) {
        Simulation simulation = new Simulation(core, scenario);
        try {
            steps.accept(simulation.run());
            return Optional.empty();
        } catch (Violation violation) {
            return Optional.of(new Failing(scenario, violation, simulation.history()));
        }
    }

    /** Leaves out one thing after the other while the scenario still fails. */
    Failing shrink(Failing failing) {
        return smaller(failing.scenario())
                .flatMap(scenario -> fails(scenario, _ -> {}).stream())
                .filter(found -> found.violation().isLike(failing.violation()))
                .findFirst()
                .map(this::shrink)
                .orElse(failing);
    }

    private static Stream<Scenario> smaller(Scenario scenario) {
        Stream<Scenario> calmer = scenario.isFaulty() ? Stream.of(scenario.withoutFaults()) : Stream.empty();
        Stream<Scenario> fewerRules = without(scenario.formation())
                .filter(formation -> !formation.isEmpty())
                .map(scenario::with);
        Stream<Scenario> fewerInputs = without(
                        scenario.inputs().subList(0, scenario.inputs().size() - 1))
                .map(inputs -> {
                    List<Input> all = new ArrayList<>(inputs);
                    all.add(scenario.inputs().getLast());
                    return scenario.then(all);
                });
        return Stream.of(calmer, fewerInputs, fewerRules, plainer(scenario)).flatMap(stream -> stream);
    }

    /** Each list with one element left out. */
    private static <T> Stream<List<T>> without(List<T> all) {
        return Stream.iterate(0, i -> i < all.size(), i -> i + 1).map(i -> {
            List<T> rest = new ArrayList<>(all);
            rest.remove((int) i);
            return rest;
        });
    }

    /** The scenario with the needs of one instance removed, for each instance. */
    private static Stream<Scenario> plainer(Scenario scenario) {
        return scenario.formation().stream()
                .filter(rules -> !rules.needs().isEmpty())
                .map(rules -> {
                    List<Rules> formation = new ArrayList<>(scenario.formation());
                    formation.replaceAll(one -> one.equals(rules) ? one.withNeeds(List.of()) : one);
                    return scenario.with(formation);
                });
    }
}
