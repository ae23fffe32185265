package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import dev.jforeman.supervisor.Event.Goal;
import dev.jforeman.supervisor.ProcessState.Running;
import java.time.Duration;

/**
 * Determines when a process without a ready check has come up: after it has run for a while. A timer is set only if a
 * request waits for it.
 */
final class Settling {
    /** A process that cannot work, for example because a file or a setting is missing, usually exits sooner. */
    static final Duration TIME = Duration.ofSeconds(1);

    private Settling() {}

    /** Called when it has started. */
    static void begin(Transition transition, Instance instance) {
        if (isAwaited(transition, instance.rules().name())) {
            await(transition, instance);
        }
    }

    private static boolean isAwaited(Transition transition, InstanceName name) {
        return transition.session().pending().stream()
                .flatMap(pending -> pending.targets().stream())
                .anyMatch(
                        target -> target.goal() == Goal.CAME_UP && target.name().equals(name));
    }

    /** Called when a request waits for it. */
    static void await(Transition transition, Instance instance) {
        if (instance.rules().ready().isEmpty()
                && instance.state() instanceof Running(Life life, var health)
                && !health.isSettled()) {
            Duration left = TIME.minusNanos(transition.now() - life.since());
            if (left.isPositive()) {
                transition.arm(instance, TimerId.Kind.SETTLE, left);
            } else {
                transition.put(instance.in(new Running(life, health.settled())));
            }
        }
    }

    /** Called when the time has passed. */
    static void over(Transition transition, Instance instance) {
        if (instance.state() instanceof Running(Life life, var health) && !health.isSettled()) {
            transition.put(instance.in(new Running(life, health.settled())));
        } else {
            transition.dropStale();
        }
    }
}
