package dev.jforeman.plan;

import java.util.Optional;

/**
 * The options that shape a plan, as written on the command line or wherever a default for them was found.
 *
 * @param formation what is to run
 * @param port the text of {@code -p}
 * @param noPort no instance gets a port; stronger than {@code port}
 * @param keepEnv the shell wins over the env files
 * @param onExit the text of {@code --on-exit}
 * @param timeout the text of {@code -t}, in seconds
 */
public record PlanOptions(
        FormationWishes formation,
        Optional<String> port,
        boolean noPort,
        boolean keepEnv,
        Option onExit,
        Option timeout) {

    /** No option at all. */
    public static PlanOptions none() {
        return new PlanOptions(FormationWishes.none(), Optional.empty(), false, false, Option.NONE, Option.NONE);
    }
}
