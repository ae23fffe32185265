package dev.jforeman.supervisor;

import dev.jforeman.model.Signal;
import dev.jforeman.supervisor.ProcessState.Running;
import dev.jforeman.supervisor.SessionState.Phase;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who is told to end now, and who has to wait until those that need it are gone: the reverse of the order of
 * start, layer by layer. All layers together have the time of the longest stop timeout: each may use an equal
 * share of what is left of it, and what it does not use is left to the others.
 */
final class StopOrder {
    /** When people are told who has not ended. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private StopOrder() {}

    /** Stop everything, once. */
    static void stopAll(Transition transition) {
        if (transition.session().isStopping()) {
            return;
        }
        transition.session(session -> session.in(new Phase.Stopping(transition.now())));
        transition.say(new Notice.SendingToAll(Signal.TERM));
        transition.instances().forEach(instance -> StopSequence.stop(transition, instance));
        transition.emit(new Effect.ArmTimer(new TimerId.StillAlive(), PATIENCE));
    }

    /** Tells all whose turn it is. */
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
        Set<String> needed = new HashSet<>();
        leaving.forEach(instance -> instance.rules().needs().forEach(need -> needed.add(need.type())));
        List<Instance> due = running.stream()
                .filter(instance -> !needed.contains(instance.rules().name().type()))
                .toList();
        boolean isCircle = due.isEmpty() && running.size() == leaving.size();
        return isCircle ? running : due;
    }
}
