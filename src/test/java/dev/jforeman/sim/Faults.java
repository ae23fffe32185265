package dev.jforeman.sim;

import dev.jforeman.supervisor.Event;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongFunction;

/** Delays, duplicates and loses events between the operating system and the core. */
final class Faults {
    private static final long MS = 1_000_000;

    /** The maximum delay of an event, in nanoseconds. */
    static final long LATEST = 300 * MS;

    private final Schedule schedule;
    private final Random random;
    private final boolean isOn;
    private final Loss loss;

    /** The kind of events of which many are lost. */
    enum Loss {
        NONE,
        STARTS,
        EXITS,
        EMPTY_GROUPS,
        CLOSED_OUTPUTS,
        PROBES,
        STOP_COMMANDS,
        TIMERS;

        boolean concerns(Event event) {
            return switch (this) {
                case NONE -> false;
                case STARTS -> event instanceof Event.Spawned || event instanceof Event.SpawnFailed;
                case EXITS -> event instanceof Event.Exited;
                case EMPTY_GROUPS -> event instanceof Event.GroupEmptied;
                case CLOSED_OUTPUTS -> event instanceof Event.OutputClosed;
                case PROBES -> event instanceof Event.Probed;
                case STOP_COMMANDS -> event instanceof Event.StopCommandEnded;
                case TIMERS -> event instanceof Event.TimerFired;
            };
        }

        /** Whether a stop ends only after repeated stop signals when these events are lost. */
        boolean delaysStop() {
            return this == STARTS || this == TIMERS;
        }
    }

    Faults(Schedule schedule, Random random, boolean isOn, Loss loss) {
        this.schedule = schedule;
        this.random = random;
        this.isOn = isOn;
        this.loss = loss;
    }

    /** Delivers an event that occurs now, sometimes late or twice. */
    void bring(LongFunction<Event> event) {
        long noticedAt = schedule.now();
        deliver(event.apply(noticedAt));
        if (isOn && Seeds.percent(random, 3)) {
            deliver(event.apply(noticedAt));
        }
    }

    boolean isLost(Event event) {
        return loss.concerns(event) && Seeds.percent(random, 40);
    }

    private void deliver(Event event) {
        long late = isOn && Seeds.percent(random, 15) ? Seeds.oneOf(random, MS, 100 * MS, LATEST) : 0;
        schedule.event(late, _ -> Optional.of(event));
    }
}
