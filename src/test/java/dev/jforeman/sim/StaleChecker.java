package dev.jforeman.sim;

import dev.jforeman.supervisor.Event;

/** Checks that an event of an older incarnation changes nothing and is counted. */
final class StaleChecker implements Checker {
    @Override
    public void look(Moment moment) {
        if (moment.event() instanceof Event.OfIncarnation own) {
            boolean isCurrent = moment.before(own.name())
                    .filter(instance -> instance.incarnation() == own.incarnation())
                    .isPresent();
            boolean isUnchanged =
                    moment.before().instances().equals(moment.after().instances());
            boolean isCounted = moment.after().session().staleEvents()
                    > moment.before().session().staleEvents();
            Violation.unless(isCurrent || (isUnchanged && isCounted), "an old event is taken for a new one: " + own);
        }
    }
}
