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
    private long last;
    private boolean isPending;

    Debounce(Duration pause, Runnable then) {
        this.pauseNanos = pause.toNanos();
        this.then = then;
    }

    /** Something happened. */
    synchronized void happened() {
        last = System.nanoTime();
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
        long latest = System.nanoTime() + PATIENCE * pauseNanos;
        long left;
        while ((left = Math.min(last + pauseNanos, latest) - System.nanoTime()) > 0) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        isPending = false;
    }
}
