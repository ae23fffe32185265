package dev.jforeman.checks;

import java.time.Duration;

/**
 * Makes one of many: calls once something has happened and then nothing more for a while. Where it never becomes
 * quiet it calls now and then.
 */
final class Debounce implements Runnable {
    private static final int PATIENCE = 10;

    private final long pauseNanos;
    private final Runnable then;
    private long first;
    private long last;
    private boolean isPending;

    Debounce(Duration pause, Runnable then) {
        this.pauseNanos = pause.toNanos();
        this.then = then;
    }

    /** Something happened. */
    void happened() {
        happened(System.nanoTime());
    }

    synchronized void happened(long now) {
        first = isPending ? first : now;
        last = now;
        isPending = true;
        notifyAll();
    }

    @Override
    public void run() {
        try {
            while (true) {
                await();
                then.run();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void await() throws InterruptedException {
        while (!isPending) {
            wait();
        }
        long left;
        while ((left = left(System.nanoTime())) > 0) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        called();
    }

    /** How many nanoseconds after {@code now} the call of what has happened is due. */
    synchronized long left(long now) {
        return Math.max(0, Math.min(last + pauseNanos - now, first + PATIENCE * pauseNanos - now));
    }

    /** What happens from now on leads to another call. */
    synchronized void called() {
        isPending = false;
    }
}
