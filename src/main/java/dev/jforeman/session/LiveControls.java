package dev.jforeman.session;

import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Plan;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.output.Display;
import dev.jforeman.output.Histories;
import dev.jforeman.session.Controls.Planning;
import dev.jforeman.supervisor.Effect.Answer;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.State;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** The controls of a session in this JVM. */
final class LiveControls implements Controls {
    private final SessionParts parts;
    private final Planning planning;
    private final Supplier<State> state;
    private final Consumer<Event> events;
    private final long since = System.currentTimeMillis();
    private volatile Plan plan;

    LiveControls(SessionParts parts, Plan plan, Planning planning, Supplier<State> state, Consumer<Event> events) {
        this.parts = parts;
        this.plan = plan;
        this.planning = planning;
        this.state = state;
        this.events = events;
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
        return parts.specs().find(name);
    }

    @Override
    public long ask(LongFunction<Event.Request> request, Consumer<Answer> then) {
        long number = parts.replies().expect(then);
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
        parts.settings().prepare(next);
        parts.specs().adopt(next);
        parts.settings().find().ifPresent(effects -> effects.retain(next));
        plan = next;
    }

    @Override
    public Histories histories() {
        return parts.output().histories();
    }

    @Override
    public Optional<Terminal> terminal(InstanceName name) {
        return parts.terminal(name);
    }

    @Override
    public Display display() {
        return parts.output().log();
    }

    /** The receivers of answers. */
    static final class Replies {
        private final AtomicLong numbers = new AtomicLong();
        private final Map<Long, Consumer<Answer>> waiting = new ConcurrentHashMap<>();

        /**
         * Registers {@code then} for the answer to a new request, and returns the number of the request. {@code then}
         * is called on the thread that owns the state.
         */
        long expect(Consumer<Answer> then) {
            long number = numbers.incrementAndGet();
            waiting.put(number, then);
            return number;
        }

        void deliver(long request, Answer answer) {
            Optional.ofNullable(waiting.remove(request)).ifPresent(then -> then.accept(answer));
        }
    }
}
