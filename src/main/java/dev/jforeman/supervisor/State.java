package dev.jforeman.supervisor;

import dev.jforeman.plan.InstanceName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * All that the supervisor knows. Immutable: {@link Supervisor#step} gives the next one.
 *
 * @param instances in the order they are started
 */
public record State(Session session, SequencedMap<InstanceName, Instance> instances) {
    /** Before {@link Event.Boot}. */
    public static final State EMPTY = new State(Session.begin(0), new LinkedHashMap<>());

    public State {
        instances = Collections.unmodifiableSequencedMap(instances);
    }

    public boolean isFinished() {
        return session.phase() == Session.Phase.FINISHED;
    }
}
