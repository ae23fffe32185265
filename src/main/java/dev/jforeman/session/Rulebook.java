package dev.jforeman.session;

import dev.jforeman.model.Plan;
import dev.jforeman.supervisor.Rules;
import java.util.List;

/** What a plan means for the core. */
public final class Rulebook {
    private Rulebook() {}

    /** The rules of every instance, in the order they are started. */
    public static List<Rules> of(Plan plan) {
        return plan.instances().stream().map(SpecRules::of).toList();
    }
}
