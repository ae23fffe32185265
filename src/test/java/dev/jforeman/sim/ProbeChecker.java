package dev.jforeman.sim;

import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Instance;
import dev.jforeman.supervisor.ProcessState.Running;
import java.util.HashSet;
import java.util.Set;

/** Checks that exactly the running instances with a probe are probed. */
final class ProbeChecker implements Checker {
    private final Set<Key> asked = new HashSet<>();

    @Override
    public void look(Moment moment) {
        for (Effect effect : moment.effects()) {
            switch (effect) {
                case Effect.StartProbing(var name, int incarnation, var _) -> asked.add(new Key(name, incarnation));
                case Effect.StopProbing(var name, int incarnation) -> asked.remove(new Key(name, incarnation));
                default -> {}
            }
        }
        Set<Key> expected = new HashSet<>();
        moment.instances()
                .filter(ProbeChecker::isToBeAsked)
                .forEach(instance -> expected.add(new Key(instance.rules().name(), instance.incarnation())));
        Violation.unless(asked.equals(expected), asked + " are probed, but " + expected + " should be");
    }

    private static boolean isToBeAsked(Instance instance) {
        return instance.state() instanceof Running running
                && (running.isReady()
                        ? instance.rules().live().isPresent()
                        : instance.rules().ready().isPresent());
    }
}
