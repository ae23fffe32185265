package dev.jforeman.sim;

import dev.jforeman.supervisor.Event;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongFunction;

/** What the way from the operating system to the core does to events. */
final class Faults {
    private static final long MS = 1_000_000;

    /** The longest an event is late, in nanoseconds. */
    static final long LATEST = 300 * MS;

    private final Schedule schedule;
    private final Random random;
    private final boolean isOn;

    Faults(Schedule schedule, Random random, boolean isOn) {
        this.schedule = schedule;
        this.random = random;
        this.isOn = isOn;
    }

    /** Brings an event that is true now: usually at once, at times late or twice. */
    void bring(LongFunction<Event> event) {
        long noticedAt = schedule.now();
        deliver(event.apply(noticedAt));
        if (isOn && Seeds.percent(random, 3)) {
            deliver(event.apply(noticedAt));
        }
    }

    private void deliver(Event event) {
        long late = isOn && Seeds.percent(random, 15) ? Seeds.oneOf(random, MS, 100 * MS, LATEST) : 0;
        schedule.event(late, _ -> Optional.of(event));
    }
}
