package dev.jforeman.supervisor;

import dev.jforeman.plan.InstanceName;
import dev.jforeman.plan.OnExit;
import java.time.Duration;
import java.util.List;

/**
 * How the supervisor treats one instance.
 *
 * @param name which instance
 * @param onExit what follows when it ends by itself
 * @param stopTimeout from the stop signal to KILL
 * @param needs what must hold before it starts
 * @param isProbed whether somebody will say when it is ready; without a probe it is ready once it runs
 */
public record Rules(InstanceName name, OnExit onExit, Duration stopTimeout, List<Need> needs, boolean isProbed) {
    public Rules {
        needs = List.copyOf(needs);
    }

    /** The rules of an instance that needs nothing and has no probe. */
    public static Rules of(InstanceName name, OnExit onExit, Duration stopTimeout) {
        return new Rules(name, onExit, stopTimeout, List.of(), false);
    }
}
