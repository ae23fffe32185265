package dev.jforeman.plan;

import java.util.Optional;

/**
 * The options that shape a plan, as written on the command line or wherever a default for them was found.
 *
 * @param formation what is to run
 * @param port the text of {@code -p}
 * @param noPort no instance gets a port; stronger than {@code port}
 * @param keepEnv the shell wins over the env files
 * @param rules what follows an end, and how to stop
 */
public record PlanOptions(
        FormationRequest formation, Optional<String> port, boolean noPort, boolean keepEnv, RuleOptions rules) {

    /** No option at all. */
    public static PlanOptions none() {
        return new PlanOptions(FormationRequest.none(), Optional.empty(), false, false, RuleOptions.NONE);
    }
}
