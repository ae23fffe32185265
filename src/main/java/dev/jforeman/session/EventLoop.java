package dev.jforeman.session;

import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.State;
import dev.jforeman.supervisor.Step;
import dev.jforeman.supervisor.Supervisor;
import dev.jforeman.supervisor.TimerId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The thread that owns the state. It takes an event, passes it to the core, has the effects carried out, and repeats.
 * No effect may block, so a frozen terminal or a slow kernel never delays a signal.
 */
final class EventLoop {
    private final Inbox inbox;
    private final Timers timers;
    private final Consumer<Effect> effects;
    private final Journal journal;
    private volatile State published = State.EMPTY;

    EventLoop(Inbox inbox, Timers timers, Consumer<Effect> effects, Journal journal) {
        this.inbox = inbox;
        this.timers = timers;
        this.effects = effects;
        this.journal = journal;
    }

    /** Runs until the session is over. Returns the last state. */
    State run(Event first) throws InterruptedException {
        State state = handle(State.EMPTY, first);
        while (!state.isFinished()) {
            state = handle(state, next());
        }
        return state;
    }

    /** The state after the latest event, for any thread. */
    State state() {
        return published;
    }

    /** Handles one event and carries out the effects. */
    State handle(State state, Event event) {
        Step step = Supervisor.step(state, event);
        journal.record(event, step);
        published = step.state();
        step.effects().forEach(effects);
        return step.state();
    }

    private Event next() throws InterruptedException {
        while (true) {
            long now = System.nanoTime();
            Optional<TimerId> due = timers.takeDue(now);
            if (due.isPresent()) {
                return new Event.TimerFired(now, due.get());
            }
            Optional<Event> event = inbox.poll(timers.untilNext(now));
            if (event.isPresent()) {
                return event.get();
            }
        }
    }

    /**
     * The queue of events from all threads. It has no capacity limit: each source adds only a few events at a time, and
     * no event carries output.
     */
    static final class Inbox {
        private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

        void put(Event event) {
            events.add(event);
        }

        /**
         * The next event.
         *
         * @param nanos the longest time to wait for it
         */
        Optional<Event> poll(long nanos) throws InterruptedException {
            return Optional.ofNullable(events.poll(nanos, TimeUnit.NANOSECONDS));
        }
    }

    /**
     * The armed timers, earliest first. Timers that are due at the same instant are in the order in which they were
     * armed.
     */
    static final class Timers {
        private record Due(TimerId timer, long at, long order) implements Comparable<Due> {
            /** Compares differences, because {@link System#nanoTime} can overflow. */
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

        /** The time until the next timer is due, in nanoseconds; {@link Long#MAX_VALUE} if none is armed. */
        long untilNext(long now) {
            return queue.isEmpty() ? Long.MAX_VALUE : queue.element().at() - now;
        }

        /** Removes and returns the next timer if it is due. */
        Optional<TimerId> takeDue(long now) {
            if (untilNext(now) > 0) {
                return Optional.empty();
            }
            Due due = queue.remove();
            armed.remove(due.timer());
            return Optional.of(due.timer());
        }
    }
}
