package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Rules;
import dev.jforeman.supervisor.RestartHistory.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A step in progress: a working copy of the state, and the effects so far. It is used only during the step. */
final class Transition {
    private final long now;
    private final LinkedHashMap<InstanceName, Instance> instances;
    private final List<Effect> effects = new ArrayList<>();
    private SessionState session;

    Transition(State state, long now) {
        this.now = now;
        this.instances = new LinkedHashMap<>(state.instances());
        this.session = state.session();
    }

    long now() {
        return now;
    }

    SessionState session() {
        return session;
    }

    void session(UnaryOperator<SessionState> change) {
        session = change.apply(session);
    }

    /** The current instances, as a copy that permits changes during an iteration. */
    List<Instance> instances() {
        return List.copyOf(instances.values());
    }

    /** The current instances, for reading only. */
    Collection<Instance> view() {
        return Collections.unmodifiableCollection(instances.values());
    }

    /** Whether it should not run or should stop. */
    boolean isUnwanted(Instance instance) {
        return instance.wanted() != Instance.Wanted.UP || session.isStopping();
    }

    Optional<Instance> find(InstanceName name) {
        return Optional.ofNullable(instances.get(name));
    }

    void put(Instance instance) {
        instances.put(instance.rules().name(), instance);
    }

    /** Adds an instance that waits to start. */
    void add(Rules rules) {
        put(Instance.waiting(rules, session.forgotten()));
    }

    void forget(Instance instance) {
        instances.remove(instance.rules().name());
        session(old -> old.forgot(instance.incarnation()));
    }

    void emit(Effect effect) {
        effects.add(effect);
    }

    void say(Notice notice) {
        emit(new Effect.Say(notice));
    }

    void arm(Instance instance, TimerId.Kind kind, Duration after) {
        emit(new Effect.ArmTimer(timer(instance, kind), after));
    }

    void cancel(Instance instance, TimerId.Kind... kinds) {
        for (TimerId.Kind kind : kinds) {
            emit(new Effect.CancelTimer(timer(instance, kind)));
        }
    }

    private static TimerId timer(Instance instance, TimerId.Kind kind) {
        return new TimerId.OfInstance(instance.rules().name(), instance.incarnation(), kind);
    }

    /** It is being stopped or has exited, so the probes and timers of a running instance are cancelled. */
    void leaveRunning(Instance instance) {
        stopProbing(instance);
        cancel(instance, TimerId.Kind.SETTLE);
    }

    /** It is ready or no longer running, so its probes end. */
    void stopProbing(Instance instance) {
        if (instance.rules().isProbed()) {
            cancel(instance, TimerId.Kind.READY);
            emit(new Effect.StopProbing(instance.rules().name(), instance.incarnation()));
        }
    }

    /** Records a failure of the instance. The last lines of the session's first failure are kept for the summary. */
    Instance failed(Instance instance, Failure failure) {
        if (session.firstFailure().isEmpty()) {
            session(old -> old.failed(failure));
            emit(new Effect.KeepTail(failure.name(), failure.incarnation()));
        }
        return instance.failed(failure);
    }

    void dropStale() {
        session(SessionState::droppedOne);
    }

    Step end() {
        return new Step(new State(session, instances), effects);
    }
}
