package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Restart;
import dev.jforeman.model.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the supervisor treats one instance.
 *
 * @param name which instance
 * @param restart what follows when it ends by itself
 * @param stop how it is stopped
 * @param probing what probes of it mean
 * @param needs what must hold before it starts
 * @param isTask whether it is to end: with 0 it is done, otherwise it failed; it is run again only when asked for
 * @param onChange the signal its group gets when watched files change, instead of a restart
 */
public record Rules(
        InstanceName name,
        RestartPolicy restart,
        StopRules stop,
        Probing probing,
        List<Need> needs,
        boolean isTask,
        Optional<Signal> onChange) {
    public Rules {
        needs = List.copyOf(needs);
    }

    /** The rules of an instance without settings of its own. */
    public static Rules of(InstanceName name, Restart restart, Duration stopTimeout) {
        return new Rules(
                name,
                RestartPolicy.of(restart),
                StopRules.of(stopTimeout),
                Probing.NONE,
                List.of(),
                false,
                Optional.empty());
    }
}
