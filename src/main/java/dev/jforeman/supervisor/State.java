package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import dev.jforeman.supervisor.RestartHistory.Failure;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The whole state of the supervisor. Immutable: {@link Supervisor#step} returns the next one.
 *
 * @param instances in start order
 */
public record State(SessionState session, SequencedMap<InstanceName, Instance> instances) {
    /** The state before {@link Event.Boot}. */
    public static final State EMPTY = new State(SessionState.begin(0), new LinkedHashMap<>());

    public State {
        instances = Collections.unmodifiableSequencedMap(instances);
    }

    /**
     * The first failure whose instance has not recovered. If one failure causes another, both have the same time, and
     * the causing one comes first.
     */
    public Optional<Failure> standingFailure() {
        Comparator<Failure> order = Comparator.comparingLong(Failure::at);
        return instances.values().stream()
                .flatMap(instance -> instance.standingFailure().stream())
                .min(order.thenComparing(failure -> !isFirst(failure)));
    }

    private boolean isFirst(Failure failure) {
        return session.firstFailure().filter(failure::equals).isPresent();
    }

    /** Whether an instance that failed has recovered. */
    public boolean isRecovered(Failure failure) {
        return Optional.ofNullable(instances.get(failure.name()))
                .filter(instance -> instance.failure().isPresent())
                .isEmpty();
    }

    public boolean isFinished() {
        return session.phase() instanceof SessionState.Phase.Finished;
    }
}
