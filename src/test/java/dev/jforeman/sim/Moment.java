package dev.jforeman.sim;

import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.Instance;
import dev.jforeman.supervisor.State;
import dev.jforeman.supervisor.TimerId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One step, and the state of the simulation after its effects.
 *
 * @param armed the timers that will fire
 */
record Moment(Event event, State before, State after, List<Effect> effects, Host host, Set<TimerId> armed) {
    <E extends Effect> Stream<E> effects(Class<E> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast);
    }

    Stream<Instance> instances() {
        return after.instances().values().stream();
    }

    Optional<Instance> before(dev.jforeman.model.InstanceName name) {
        return Optional.ofNullable(before.instances().get(name));
    }
}
