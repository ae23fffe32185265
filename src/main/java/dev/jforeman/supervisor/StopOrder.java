package dev.jforeman.supervisor;

import dev.jforeman.model.Rules.Need;
import dev.jforeman.model.Signal;
import dev.jforeman.supervisor.ProcessState.Running;
import dev.jforeman.supervisor.SessionState.Phase;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The order of a stop: an instance is stopped when the instances that depend on it are gone. This is the reverse of the
 * start order, layer by layer; instances in a circular dependency are stopped together. All layers share the longest
 * stop timeout: each can use an equal share of what is left of it, and leaves the rest to the others.
 */
final class StopOrder {
    /** When the log first reports the processes that are still running. */
    static final Duration FIRST_REPORT = Duration.ofSeconds(1);

    private StopOrder() {}

    /** Starts to stop everything, once. */
    static void stopAll(Transition transition) {
        if (transition.session().isStopping()) {
            return;
        }
        transition.session(session -> session.in(new Phase.Stopping(transition.now())));
        transition.say(new Notice.SendingToAll(Signal.TERM));
        transition.instances().forEach(instance -> StopSequence.stop(transition, instance));
        transition.emit(new Effect.ArmTimer(new TimerId.StillAlive(), FIRST_REPORT));
    }

    /** Stops the instances that nothing depends on any more. */
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
        if (transition.session().isKilling()) {
            return running;
        }
        return running.stream()
                .filter(instance -> isDue(instance.rules().name().type(), leaving))
                .toList();
    }

    /**
     * Whether no remaining instance depends on it, except those in the same circular dependency, which are stopped
     * together.
     */
    private static boolean isDue(String type, List<Instance> leaving) {
        Set<String> needing = leaving.stream()
                .filter(instance -> needs(instance).anyMatch(type::equals))
                .map(instance -> instance.rules().name().type())
                .collect(Collectors.toSet());
        return needing.isEmpty() || neededBy(type, leaving).containsAll(needing);
    }

    /** The types that a type depends on, directly or indirectly. */
    private static Set<String> neededBy(String type, List<Instance> leaving) {
        Set<String> needed = new HashSet<>();
        Set<String> next = Set.of(type);
        while (!next.isEmpty()) {
            Set<String> last = next;
            next = leaving.stream()
                    .filter(instance -> last.contains(instance.rules().name().type()))
                    .flatMap(StopOrder::needs)
                    .filter(needed::add)
                    .collect(Collectors.toSet());
        }
        return needed;
    }

    private static Stream<String> needs(Instance instance) {
        return instance.rules().needs().stream().map(Need::type);
    }
}
