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

/** The state and the operations of a running session, for its endpoints. For any thread; nothing here blocks. */
public interface Controls {
    /** The state after the latest event. */
    State state();

    /** When the session began, in milliseconds since 1970. */
    long since();

    /** What is to run now: the plan of the start, or the one adopted last. */
    Plan plan();

    /** What an instance runs with at its next start. */
    Optional<ProcessSpec> spec(InstanceName name);

    /**
     * Asks the core.
     *
     * @param request the event, given the number of the request
     * @param then gets the one answer, on the thread that owns the state, and must not wait for anything
     * @return the number of the request
     */
    long ask(LongFunction<Event.Request> request, Consumer<Answer> then);

    /** The answer is no longer awaited; there will be one all the same. */
    void withdraw(long request);

    /**
     * A plan for another formation.
     *
     * @param counts of every process type that runs, and those asked for, also 0
     * @param isFresh whether the files are read again
     * @throws Refusal if there is none; nothing has changed then
     */
    Plan replan(Map<String, Integer> counts, boolean isFresh) throws Refusal;

    /** From now on instances are started with what this plan says. */
    void adopt(Plan plan);

    /** What was written. */
    Histories histories();

    /** The terminal an instance runs on now, if it runs on one. */
    Optional<Terminal> terminal(InstanceName name);

    /** The log as it is shown. */
    Display display();

    /** Makes the plan of a running session again: for another formation, or because files have changed. */
    @FunctionalInterface
    interface Planning {
        /**
         * A new plan.
         *
         * @param running the plan so far; ports stay where they are
         * @param counts how many instances of each type that runs, and those asked for, also 0
         * @param isFresh whether Procfile and env files are read again
         */
        Plan plan(Plan running, Map<String, Integer> counts, boolean isFresh) throws Refusal;
    }
}
