package dev.jforeman.sim;

import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.TimerId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.LongFunction;

/** The virtual clock: what will happen when. Chance decides between things of the same instant. */
final class Schedule {
    /** Something that will happen: in the world, and perhaps as an event that the core hears of. */
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

    /** The program is frozen: nothing is noticed before it goes on. */
    void freeze(long nanos) {
        now += nanos;
    }

    /** Something that changes the world when its time comes; the core does not hear of it. */
    void change(long afterNanos, Runnable change) {
        at(afterNanos, _ -> {
            change.run();
            return Optional.empty();
        });
    }

    /** An event that is noticed when its time comes. */
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

    /** The next thing happens; empty if nothing is left. */
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
