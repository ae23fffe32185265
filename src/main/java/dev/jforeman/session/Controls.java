package dev.jforeman.session;

import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Plan;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.output.Display;
import dev.jforeman.output.Histories;
import dev.jforeman.supervisor.Effect.Answer;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.State;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** The state and the operations of a running session, for its endpoints. Thread-safe; no method blocks. */
public interface Controls {
    /** The state after the latest event. */
    State state();

    /** When the session started, in milliseconds since the epoch. */
    long since();

    /** The plan in force: that of the start, or the one adopted last. */
    Plan plan();

    /** The specification with which an instance will be started next. */
    Optional<ProcessSpec> spec(InstanceName name);

    /**
     * Sends a request to the core.
     *
     * @param request the event, given the number of the request
     * @param then receives the one answer, on the thread that owns the state; it must not block
     * @return the number of the request
     */
    long ask(LongFunction<Event.Request> request, Consumer<Answer> then);

    /** Declares that the answer is no longer awaited. It will be sent nevertheless. */
    void withdraw(long request);

    /**
     * Makes a plan for another formation.
     *
     * @param counts the number of instances of every process type that runs or is requested; can be 0
     * @param isFresh whether the files are read again
     * @throws Refusal if there is no such plan; then nothing has changed
     */
    Plan replan(Map<String, Integer> counts, boolean isFresh) throws Refusal;

    /** Uses this plan for all later starts. */
    void adopt(Plan plan);

    /** The recent output. */
    Histories histories();

    /** The terminal of an instance, if it currently runs on one. */
    Optional<Terminal> terminal(InstanceName name);

    /** The log as it is shown. */
    Display display();

    /** Makes a new plan for a running session, because the formation or the files have changed. */
    @FunctionalInterface
    interface Planning {
        /**
         * Makes a new plan.
         *
         * @param running the current plan, whose ports are kept
         * @param counts the number of instances of every process type that runs or is requested; can be 0
         * @param isFresh whether the Procfile and env files are read again
         */
        Plan plan(Plan running, Map<String, Integer> counts, boolean isFresh) throws Refusal;
    }
}
