package dev.jforeman.session;

import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.Plan;
import java.util.Map;

/** Makes the plan of a running session again: for another formation, or because files have changed. */
@FunctionalInterface
public interface Planning {
    /**
     * A new plan.
     *
     * @param running the plan so far; ports stay where they are
     * @param counts how many instances of each type that runs
     * @param isFresh whether Procfile and env files are read again
     */
    Plan plan(Plan running, Map<String, Integer> counts, boolean isFresh) throws Refusal;
}
