package dev.jforeman.output;

import dev.jforeman.os.kernel.Threads;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The way of jforeman's own words to their log file, on a thread of its own: the thread that says them decides
 * everything, and must not wait for a disk that does not answer. What that disk cannot take for long is lost.
 */
final class SupervisorFile {
    private static final int MOST_WAITING = 1_000;

    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Runnable whenLost;
    private boolean isBegun;

    /**
     * Nothing was said yet.
     *
     * @param whenLost called for each line for which there is no room
     */
    SupervisorFile(Runnable whenLost) {
        this.whenLost = whenLost;
    }

    /** Has it written in its turn. */
    void write(Runnable writing) {
        begin();
        if (!waiting.offer(writing)) {
            whenLost.run();
        }
    }

    private synchronized void begin() {
        if (!isBegun) {
            isBegun = true;
            Threads.repeat("log-file", this::writeNext);
        }
    }

    private synchronized boolean isBegun() {
        return isBegun;
    }

    private boolean writeNext() throws InterruptedException {
        waiting.take().run();
        return true;
    }

    /** Waits until what was said up to now is written, but not longer than this. */
    void await(Duration most) throws InterruptedException {
        if (!isBegun()) {
            return;
        }
        long deadline = System.nanoTime() + most.toNanos();
        CountDownLatch isWritten = new CountDownLatch(1);
        if (waiting.offer(isWritten::countDown, most.toNanos(), TimeUnit.NANOSECONDS)) {
            boolean _ = isWritten.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }
}
