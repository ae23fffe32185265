package dev.jforeman.scenario;

import dev.jforeman.testing.Eventually;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Sends requests to a server from several threads and counts successes and failures. */
final class Load implements AutoCloseable {
    private static final int CLIENTS = 4;
    private static final long PAUSE_AFTER_FAILURE_NANOS = 1_000_000;

    /** One request; throws if it fails. */
    @FunctionalInterface
    interface Request {
        void send() throws Exception;
    }

    private final Request request;
    private final AtomicLong succeeded = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final List<Thread> clients;

    Load(Request request) {
        this.request = request;
        this.clients = IntStream.range(0, CLIENTS)
                .mapToObj(_ -> Thread.ofPlatform().daemon().start(this::sendAll))
                .toList();
    }

    private void sendAll() {
        while (!isOver.get()) {
            try {
                request.send();
                succeeded.incrementAndGet();
            } catch (Exception _) {
                failed.incrementAndGet();
                LockSupport.parkNanos(PAUSE_AFTER_FAILURE_NANOS);
            }
        }
    }

    /** Waits for more requests to succeed, counted from now. */
    void awaitSuccesses(int count) {
        long wanted = succeeded.get() + count;
        Eventually.holds("requests succeed", () -> succeeded.get() >= wanted, this::toString);
    }

    long failures() {
        return failed.get();
    }

    @Override
    public String toString() {
        return succeeded + " requests succeeded, " + failed + " failed";
    }

    @Override
    public void close() {
        isOver.set(true);
        clients.forEach(Thread::interrupt);
    }
}
