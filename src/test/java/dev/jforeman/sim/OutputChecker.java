package dev.jforeman.sim;

import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.Instance;
import dev.jforeman.supervisor.ProcessState;
import java.util.HashMap;
import java.util.Map;

/**
 * Checks that every byte is shown or lost for a valid reason: output is dropped only after the drain window or at a
 * forced exit.
 */
final class OutputChecker implements Checker {
    private static final long DRAIN_WINDOW = 1_000_000_000L;

    /** The drain window of a group that was stopped and has exited. */
    private static final long LAST_WORDS = 100_000_000L;

    private final Map<Key, Long> goneAt = new HashMap<>();
    private final Map<Key, Boolean> closed = new HashMap<>();

    @Override
    public void look(Moment moment) {
        check(moment.event());
        moment.effects(Effect.Release.class).forEach(release -> {
            Key key = new Key(release.name(), release.incarnation());
            moment.host().find(key).ifPresent(child -> released(moment, child));
        });
    }

    private void check(Event event) {
        switch (event) {
            case Event.Exited exited -> goneAt.putIfAbsent(new Key(exited.name(), exited.incarnation()), exited.at());
            case Event.OutputClosed end -> closed.put(new Key(end.name(), end.incarnation()), true);
            default -> {}
        }
    }

    private void released(Moment moment, Child child) {
        boolean isInHurry = moment.event() instanceof Event.SignalReceived || child.isKilled();
        long waited = moment.event().at()
                - goneAt.getOrDefault(child.key, moment.event().at());
        Violation.unless(
                closed.containsKey(child.key) || isInHurry || waited >= window(moment, child),
                "the last of " + child.script.bytes() + " bytes of " + child.key + " are given up after "
                        + waited / 1_000_000 + " ms");
    }

    private static long window(Moment moment, Child child) {
        Instance before = moment.before().instances().get(child.key.name());
        return before.state() instanceof ProcessState.Stopping ? LAST_WORDS : DRAIN_WINDOW;
    }
}
