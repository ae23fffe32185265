package dev.jforeman.sim;

import dev.jforeman.model.InstanceName;
import dev.jforeman.supervisor.ChangeHistory;
import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.Instance;
import dev.jforeman.supervisor.Instance.Wanted;
import dev.jforeman.supervisor.Notice;
import dev.jforeman.supervisor.ProcessState.Running;
import dev.jforeman.supervisor.ProcessState.Starting;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Changes of files are not followed for ever when one comes hard on the other, unless people ask for a start. One that
 * comes during a start is not forgotten.
 */
final class ChangeChecker implements Checker {
    /** The limit, and the one before it that came after a pause. Only a pause begins another row. */
    private static final int MOST = ChangeHistory.MOST_IN_A_ROW + 1;

    private final Map<InstanceName, Deque<Long>> followed = new HashMap<>();
    private final Map<InstanceName, Integer> duringStart = new HashMap<>();

    @Override
    public void look(Moment moment) {
        if (moment.event() instanceof Event.Request) {
            followed.clear();
            duringStart.clear();
        }
        rememberDuringStart(moment);
        started(moment);
        moment.effects(Effect.Say.class).forEach(say -> {
            if (say.notice() instanceof Notice.Changed(var name, var _)) {
                follow(name, moment.event().at());
            }
        });
    }

    private void rememberDuringStart(Moment moment) {
        if (moment.event() instanceof Event.FilesChanged changed) {
            moment.before(changed.name())
                    .filter(before -> before.incarnation() == changed.incarnation())
                    .filter(before -> before.state() instanceof Starting && before.wanted() == Wanted.UP)
                    .ifPresent(before -> duringStart.put(changed.name(), before.incarnation()));
        }
    }

    private void started(Moment moment) {
        if (moment.event() instanceof Event.Spawned(var _, var name, var incarnation, var _)
                && duringStart.remove(name, incarnation)) {
            Instance after = moment.after().instances().get(name);
            boolean isFollowed =
                    moment.effects(Effect.Say.class).anyMatch(say -> say.notice() instanceof Notice.Changed);
            Violation.unless(
                    isFollowed
                            || !(after.state() instanceof Running)
                            || after.history().changes().isSuspended(),
                    name + " has not seen a change of files during its start");
        }
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
