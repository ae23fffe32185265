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

    /** Tells all whose turn it is. */
    static void tellNext(Turn turn) {
        List<Instance> leaving = turn.view().stream()
                .filter(instance -> instance.state().isActive() && turn.isUnwanted(instance))
                .toList();
        List<Instance> running = leaving.stream()
                .filter(instance -> instance.state() instanceof Running)
                .toList();
        if (!running.isEmpty()) {
            due(turn, leaving, running)
                    .forEach(instance -> StopSequence.begin(turn, instance, ProcessState.Stopping.Why.ASKED));
        }
    }

    private static List<Instance> due(Turn turn, List<Instance> leaving, List<Instance> running) {
        if (turn.session().phase() == Session.Phase.KILLING) {
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
    static Duration patience(Turn turn, Instance instance) {
        Duration own = instance.rules().stop().timeout();
        boolean isLayered =
                turn.view().stream().anyMatch(other -> !other.rules().needs().isEmpty());
        if (turn.session().phase() != Session.Phase.STOPPING || !isLayered) {
            return own;
        }
        Duration left = longest(turn).minusNanos(turn.now() - turn.session().stopSince());
        Duration share = left.dividedBy(1 + new Layers(turn).below(instance));
        return share.isNegative() ? Duration.ZERO : min(own, share);
    }

    private static Duration longest(Turn turn) {
        return turn.view().stream()
                .map(instance -> instance.rules().stop().timeout())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
