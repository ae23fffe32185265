package dev.jforeman.session;

import dev.jforeman.supervisor.TimerId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/** The armed timers, earliest first; those due at the same instant in the order they were armed. */
final class Timers {
    private record Due(TimerId timer, long at, long order) implements Comparable<Due> {
        /** By their difference, because {@link System#nanoTime} may overflow. */
        @Override
        public int compareTo(Due other) {
            return at == other.at ? Long.compare(order, other.order) : Long.signum(at - other.at);
        }
    }

    private final PriorityQueue<Due> queue = new PriorityQueue<>();
    private final Map<TimerId, Due> armed = new HashMap<>();
    private long order;

    void arm(TimerId timer, long now, Duration after) {
        cancel(timer);
        Due due = new Due(timer, now + after.toNanos(), order++);
        armed.put(timer, due);
        queue.add(due);
    }

    void cancel(TimerId timer) {
        Optional.ofNullable(armed.remove(timer)).ifPresent(queue::remove);
    }

    /** Nanoseconds until the next one is due, {@link Long#MAX_VALUE} if none is armed. */
    long untilNext(long now) {
        return queue.isEmpty() ? Long.MAX_VALUE : queue.element().at() - now;
    }

    /** Takes the next one if it is due. */
    Optional<TimerId> takeDue(long now) {
        if (untilNext(now) > 0) {
            return Optional.empty();
        }
        Due due = queue.remove();
        armed.remove(due.timer());
        return Optional.of(due.timer());
    }
}
