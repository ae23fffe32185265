package dev.jforeman.sim;

import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.TimerId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.LongFunction;

/** The virtual clock with the future events. Events of the same instant come in random order. */
final class Schedule {
    /** A scheduled change of the simulation, perhaps with an event for the core. */
    private record Due(long at, long tie, LongFunction<Optional<Event>> what) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return at == other.at ? Long.compare(tie, other.tie) : Long.compare(at, other.at);
        }
    }

    private final PriorityQueue<Due> queue = new PriorityQueue<>();
    private final Map<TimerId, Due> timers = new HashMap<>();
    private final Random ties;
    private long now;

    Schedule(Random ties, long start) {
        this.ties = ties;
        this.now = start;
    }

    long now() {
        return now;
    }

    /** Freezes the program: no event is noticed before it continues. */
    void freeze(long nanos) {
        now += nanos;
    }

    /** Schedules a change that the core is not notified of. */
    void change(long afterNanos, Runnable change) {
        at(afterNanos, _ -> {
            change.run();
            return Optional.empty();
        });
    }

    /** Schedules an event that the core notices at that time. */
    void event(long afterNanos, LongFunction<Optional<Event>> event) {
        at(afterNanos, event);
    }

    private Due at(long afterNanos, LongFunction<Optional<Event>> what) {
        Due due = new Due(now + afterNanos, ties.nextLong(), what);
        queue.add(due);
        return due;
    }

    void arm(TimerId timer, long afterNanos) {
        cancel(timer);
        timers.put(timer, at(afterNanos, noticed -> {
            timers.remove(timer);
            return Optional.of(new Event.TimerFired(noticed, timer));
        }));
    }

    void cancel(TimerId timer) {
        Optional.ofNullable(timers.remove(timer)).ifPresent(queue::remove);
    }

    /** Runs the next scheduled change; empty if none is left. */
    Optional<Optional<Event>> next() {
        Due due = queue.poll();
        if (due == null) {
            return Optional.empty();
        }
        now = Math.max(now, due.at());
        return Optional.of(due.what().apply(now));
    }

    java.util.Set<TimerId> armed() {
        return timers.keySet();
    }
}
