package dev.jforeman.sim;

import dev.jforeman.model.InstanceName;
import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.SessionState.Phase;
import java.util.HashSet;
import java.util.Set;

/**
 * Checks that stopped instances are not started, that none is started during the stop, and that the phase only
 * advances.
 */
final class StartChecker implements Checker {
    private final Set<InstanceName> down = new HashSet<>();
    private Phase phase = new Phase.Serving();

    @Override
    public void look(Moment moment) {
        Phase next = moment.after().session().phase();
        Violation.unless(order(next) >= order(phase), "the phase goes back from " + phase + " to " + next);
        check(moment);
        moment.effects(Effect.Spawn.class).forEach(spawn -> {
            Violation.unless(next instanceof Phase.Serving, spawn.name() + " is started while the session is " + next);
            Violation.unless(!down.contains(spawn.name()), spawn.name() + " is started though it was stopped");
        });
        phase = next;
    }

    private static int order(Phase phase) {
        return switch (phase) {
            case Phase.Serving _ -> 0;
            case Phase.Stopping _ -> 1;
            case Phase.Killing _ -> 2;
            case Phase.Finished _ -> 3;
        };
    }

    private void check(Moment moment) {
        switch (moment.event()) {
            case Event.StopAsked asked ->
                asked.names().stream()
                        .filter(name -> moment.before(name).isPresent())
                        .forEach(down::add);
            case Event.StartAsked asked -> down.removeAll(asked.names());
            case Event.RestartAsked asked -> down.removeAll(asked.names());
            case Event.ScaleAsked asked -> down.removeIf(name -> name.type().equals(asked.type()));
            case Event.ReloadAsked asked ->
                down.removeIf(name -> asked.formation().stream()
                        .noneMatch(rules -> rules.name().equals(name)));
            default -> {}
        }
    }
}
