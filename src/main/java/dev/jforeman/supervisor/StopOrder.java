package dev.jforeman.supervisor;

import dev.jforeman.supervisor.ProcessState.Running;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who is told to end now, and who has to wait until those that need it are gone: the reverse of the order of
 * start, layer by layer. All layers together have the time of the longest stop timeout: each may use an equal
 * share of what is left of it, and what it does not use is left to the others.
 */
final class StopOrder {
    private StopOrder() {}

    /** Tells all whose transition it is. */
    static void tellNext(Transition transition) {
        List<Instance> leaving = transition.view().stream()
                .filter(instance -> instance.state().isActive() && transition.isUnwanted(instance))
                .toList();
        List<Instance> running = leaving.stream()
                .filter(instance -> instance.state() instanceof Running)
                .toList();
        if (!running.isEmpty()) {
            due(transition, leaving, running)
                    .forEach(instance -> StopSequence.begin(transition, instance, ProcessState.Stopping.Why.ASKED));
        }
    }

    private static List<Instance> due(Transition transition, List<Instance> leaving, List<Instance> running) {
        if (transition.session().phase() == SessionState.Phase.KILLING) {
            return running;
        }
        Set<String> needed = new HashSet<>();
        leaving.forEach(instance -> instance.rules().needs().forEach(need -> needed.add(need.type())));
        List<Instance> due = running.stream()
                .filter(instance -> !needed.contains(instance.rules().name().type()))
                .toList();
        boolean isCircle = due.isEmpty() && running.size() == leaving.size();
        return isCircle ? running : due;
    }

    /** How long an instance that is told to end now has until KILL. */
    static Duration patience(Transition transition, Instance instance) {
        Duration own = instance.rules().stop().timeout();
        boolean isLayered = transition.view().stream()
                .anyMatch(other -> !other.rules().needs().isEmpty());
        if (transition.session().phase() != SessionState.Phase.STOPPING || !isLayered) {
            return own;
        }
        Duration left = longest(transition)
                .minusNanos(transition.now() - transition.session().stopSince());
        Duration share = left.dividedBy(1 + new Layers(transition).below(instance));
        return share.isNegative() ? Duration.ZERO : min(own, share);
    }

    private static Duration longest(Transition transition) {
        return transition.view().stream()
                .map(instance -> instance.rules().stop().timeout())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
