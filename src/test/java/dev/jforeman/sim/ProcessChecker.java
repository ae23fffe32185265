package dev.jforeman.sim;

import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Notice;
import java.util.HashSet;
import java.util.Set;

/**
 * Checks that at most one incarnation of an instance lives, that released ones are not signalled, that each started one
 * is reaped once, and that survivors are named at the end.
 */
final class ProcessChecker implements Checker {
    private final Set<Key> released = new HashSet<>();
    private final Set<Key> started = new HashSet<>();
    private final Set<dev.jforeman.model.InstanceName> unkillable = new HashSet<>();

    @Override
    public void look(Moment moment) {
        for (Effect effect : moment.effects()) {
            switch (effect) {
                case Effect.Say(Notice.Unkillable(var name, var _)) -> unkillable.add(name);
                case Effect.Say(Notice.Started(var name, var _)) ->
                    started.add(
                            new Key(name, moment.after().instances().get(name).incarnation()));
                case Effect.Spawn(var name, int incarnation) -> spawn(moment, new Key(name, incarnation));
                case Effect.SendSignal(var name, int incarnation, var signal, var _) ->
                    Violation.unless(
                            !released.contains(new Key(name, incarnation))
                                    && moment.host()
                                            .find(new Key(name, incarnation))
                                            .isPresent(),
                            signal + " to " + name + "#" + incarnation + ", which is released or never was");
                case Effect.Release(var name, int incarnation) ->
                    Violation.unless(
                            released.add(new Key(name, incarnation)), name + "#" + incarnation + " is released twice");
                default -> {}
            }
        }
    }

    private void spawn(Moment moment, Key key) {
        for (Child child : moment.host().children()) {
            if (child.key.name().equals(key.name()) && !child.key.equals(key) && child.hasMembers()) {
                Violation.unless(unkillable.contains(key.name()), key + " is started while " + child.key + " lives");
            }
        }
    }

    @Override
    public void end(Moment last) {
        for (Child child : last.host().children()) {
            Violation.unless(
                    !child.hasMembers() || unkillable.contains(child.key.name()),
                    child.key + " outlives the session without a message");
            Violation.unless(
                    !last.host().isCommandRunning(child.key), "the stop command of " + child.key + " outlives it");
        }
        started.removeAll(released);
        Violation.unless(started.isEmpty(), started + " are never released");
    }
}
