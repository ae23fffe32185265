package dev.jforeman.sim;

import dev.jforeman.model.InstanceName;
import dev.jforeman.supervisor.ChangeHistory;
import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.Notice;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Checks that rapid file changes do not restart a process forever, unless a request starts it. */
final class ChangeChecker implements Checker {
    /** The limit plus the first change, which came after a pause. Only a pause starts a new count. */
    private static final int MOST = ChangeHistory.MOST_IN_A_ROW + 1;

    private final Map<InstanceName, Deque<Long>> followed = new HashMap<>();

    @Override
    public void look(Moment moment) {
        if (moment.event() instanceof Event.Request) {
            followed.clear();
        }
        moment.effects(Effect.Say.class).forEach(say -> {
            if (say.notice() instanceof Notice.Changed(var name, var _)) {
                follow(name, moment.event().at());
            }
        });
    }

    private void follow(InstanceName name, long at) {
        Deque<Long> times = followed.computeIfAbsent(name, _ -> new ArrayDeque<>());
        times.addLast(at);
        if (times.size() > MOST) {
            long window = at - times.removeFirst();
            Violation.unless(
                    window >= ChangeHistory.SOON.toNanos(),
                    name + " follows more than " + MOST + " changes in " + window / 1_000_000_000 + " s");
        }
    }
}
