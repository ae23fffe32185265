package dev.jforeman.sim;

import dev.jforeman.model.InstanceName;
import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.Notice;
import dev.jforeman.supervisor.ProcessState;
import dev.jforeman.supervisor.State;
import dev.jforeman.supervisor.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One run of a scenario against a core, from boot to the end of the session. */
final class Simulation {
    private static final long MS = 1_000_000;
    private static final long FREEZE = 10_000 * MS;
    private static final long BETWEEN_CHANGES = 400 * MS;

    /** The maximum number of steps; a session that takes more does not terminate. */
    private static final int MOST_STEPS = 200_000;

    private final Core core;
    private final Scenario scenario;
    private final Schedule schedule;
    private final Faults faults;
    private final Host host;
    private final Set<InstanceName> named = new HashSet<>();
    private final List<Checker> checkers;
    private final List<Event> history = new ArrayList<>();
    private State state = State.EMPTY;
    private int steps;

    Simulation(Core core, Scenario scenario) {
        this.core = core;
        this.scenario = scenario;
        this.schedule = new Schedule(Seeds.random(scenario.seed(), "ties"), scenario.seed());
        this.faults =
                new Faults(schedule, Seeds.random(scenario.seed(), "faults"), scenario.isFaulty(), scenario.loss());
        this.host = new Host(schedule, faults, key -> Script.draw(scenario.seed(), key));
        this.checkers = Checker.all(scenario);
    }

    /**
     * Runs the session to its end.
     *
     * @return the number of steps
     * @throws Violation if a checker finds a fault
     */
    int run() {
        scenario.inputs().forEach(this::expect);
        Event boot = new Event.Boot(schedule.now(), scenario.booted(), scenario.seed());
        happens(boot);
        while (!state.isFinished()) {
            Optional<Optional<Event>> next = schedule.next();
            if (next.isEmpty()) {
                Violation.unless(isWaitingForStarts(), "nothing happens any more");
                return steps;
            }
            next.get().filter(event -> !faults.isLost(event)).ifPresent(this::happens);
            Violation.unless(steps < MOST_STEPS, "the session goes on for ever");
        }
        return steps;
    }

    /** Even a stop waits for a start without an answer, but the log reports it. */
    private boolean isWaitingForStarts() {
        return scenario.loss() == Faults.Loss.STARTS
                && state.instances().values().stream()
                        .filter(instance -> instance.state().isActive())
                        .allMatch(instance -> instance.state() instanceof ProcessState.Starting
                                && named.contains(instance.rules().name()));
    }

    private void expect(Input input) {
        long after = input.atMillis() * MS;
        if (input.kind() == Input.Kind.FREEZE) {
            schedule.change(after, () -> schedule.freeze(FREEZE));
        }
        int times = times(input.kind());
        long between = input.kind() == Input.Kind.FILES_CHANGING ? BETWEEN_CHANGES : 0;
        for (int i = 0; i < times; i++) {
            schedule.event(after + i * between, at -> input.event(at, state, scenario.formation()));
        }
    }

    private static int times(Input.Kind kind) {
        return switch (kind) {
            case STORM -> 50;
            case FILES_CHANGING -> 40;
            default -> 1;
        };
    }

    private void happens(Event event) {
        steps++;
        history.add(event);
        State before = state;
        Step step = step(before, event);
        state = step.state();
        step.effects().forEach(host::carryOut);
        step.effects().forEach(this::observe);
        Moment moment = new Moment(event, before, state, step.effects(), host, schedule.armed());
        checkers.forEach(checker -> checker.look(moment));
        if (state.isFinished()) {
            Violation.unless(
                    step.effects().stream()
                                    .filter(Effect.Finish.class::isInstance)
                                    .count()
                            == 1,
                    "the session ends without a word");
            checkers.forEach(checker -> checker.end(moment));
        }
    }

    private void observe(Effect effect) {
        if (effect instanceof Effect.Say(Notice.StillAlive(var names, var _))) {
            named.addAll(names);
        }
    }

    private Step step(State before, Event event) {
        try {
            return core.step(before, event);
        } catch (RuntimeException e) {
            throw new Violation("the core throws " + e, e);
        }
    }

    /** The events so far, for the report. */
    List<Event> history() {
        return List.copyOf(history);
    }
}
