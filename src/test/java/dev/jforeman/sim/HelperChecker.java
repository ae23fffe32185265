package dev.jforeman.sim;

import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Event;

/** Checks that the failure of a helper changes nothing and is reported once. */
final class HelperChecker implements Checker {
    @Override
    public void look(Moment moment) {
        if (moment.event() instanceof Event.HelperFailed failed) {
            boolean isUnchanged =
                    moment.before().instances().equals(moment.after().instances());
            boolean isOnlyTold = moment.effects().size() == 1
                    && moment.effects(Effect.Say.class).count() == 1;
            Violation.unless(isUnchanged && isOnlyTold, "a helper's failure is more than that: " + failed);
        }
    }
}
