package dev.jforeman.session;

import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Plan;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.output.Display;
import dev.jforeman.output.Histories;
import dev.jforeman.supervisor.Answer;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.State;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** The controls of a session of this process. */
final class LiveControls implements Controls {
    private final Supplier<State> state;
    private final Consumer<Event> events;
    private final Replies replies;
    private final Specs specs;
    private final LateSettings settings;
    private final Histories histories;
    private final Planning planning;
    private final Function<InstanceName, Optional<Terminal>> terminals;
    private final Display display;
    private final long since = System.currentTimeMillis();
    private volatile Plan plan;

    LiveControls(
            Supplier<State> state,
            Consumer<Event> events,
            Replies replies,
            Specs specs,
            LateSettings settings,
            Histories histories,
            Planning planning,
            Plan plan,
            Function<InstanceName, Optional<Terminal>> terminals,
            Display display) {
        this.state = state;
        this.events = events;
        this.replies = replies;
        this.specs = specs;
        this.settings = settings;
        this.histories = histories;
        this.planning = planning;
        this.plan = plan;
        this.terminals = terminals;
        this.display = display;
    }

    @Override
    public State state() {
        return state.get();
    }

    @Override
    public long since() {
        return since;
    }

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public Optional<ProcessSpec> spec(InstanceName name) {
        return specs.find(name);
    }

    @Override
    public long ask(LongFunction<Event.Request> request, Consumer<Answer> then) {
        long number = replies.expect(then);
        events.accept(request.apply(number));
        return number;
    }

    @Override
    public void withdraw(long request) {
        events.accept(new Event.Withdrawn(System.nanoTime(), request));
    }

    @Override
    public Plan replan(Map<String, Integer> counts, boolean isFresh) throws Refusal {
        return planning.plan(plan, counts, isFresh);
    }

    @Override
    public void adopt(Plan next) {
        settings.prepare(next);
        specs.adopt(next);
        plan = next;
    }

    @Override
    public Histories histories() {
        return histories;
    }

    @Override
    public Optional<Terminal> terminal(InstanceName name) {
        return terminals.apply(name);
    }

    @Override
    public Display display() {
        return display;
    }
}
