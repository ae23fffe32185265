package dev.jforeman.session;

import dev.jforeman.supervisor.Event;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Where events arrive from all threads. It has no bound of its own: each source has at most a few events on
 * their way, and none of them carries output.
 */
final class Inbox {
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    void put(Event event) {
        events.add(event);
    }

    /**
     * The next event.
     *
     * @param nanos how long to wait for it
     */
    Optional<Event> poll(long nanos) throws InterruptedException {
        return Optional.ofNullable(events.poll(nanos, TimeUnit.NANOSECONDS));
    }
}
