package dev.jforeman.sim;

import dev.jforeman.supervisor.Instance;

/** Checks the bounds of the core's memory and of the effects of one step. */
final class BoundChecker implements Checker {
    private static final int EFFECTS_PER_INSTANCE = 14;
    private static final int EFFECTS_OF_SESSION = 40;

    @Override
    public void look(Moment moment) {
        int known =
                moment.before().instances().size() + moment.after().instances().size();
        int most = EFFECTS_OF_SESSION + EFFECTS_PER_INSTANCE * known;
        Violation.unless(moment.effects().size() <= most, moment.effects().size() + " effects in one step");
        moment.instances().forEach(BoundChecker::memory);
    }

    private static void memory(Instance instance) {
        int most = instance.rules().restart().mostRestarts();
        Violation.unless(
                instance.history().restartsAt().size() <= most,
                instance.rules().name() + " remembers more than " + most + " restarts");
    }
}
