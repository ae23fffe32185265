package dev.jforeman.checks;

import dev.jforeman.os.kernel.Threads.Round;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Makes one of many: calls once something has happened and then nothing more for a while. Where it never becomes
 * quiet it calls now and then.
 */
final class Debounce implements Round {
    private static final int MOST_PAUSES = 10;

    private final long pauseNanos;
    private final Consumer<String> then;
    private long first;
    private long last;
    private String what = "";
    private boolean isPending;

    /**
     * One to which nothing has happened.
     *
     * @param then told what happened last
     */
    Debounce(Duration pause, Consumer<String> then) {
        this.pauseNanos = pause.toNanos();
        this.then = then;
    }

    /** Something happened. */
    void happened(String something) {
        happened(System.nanoTime(), something);
    }

    synchronized void happened(long now, String something) {
        first = isPending ? first : now;
        last = now;
        what = something;
        isPending = true;
        notifyAll();
    }

    @Override
    public boolean run() throws InterruptedException {
        String something = await();
        try {
            then.accept(something);
        } catch (RuntimeException | Error e) {
            happened(something); // so that another call follows
            throw e;
        }
        return true;
    }

    private synchronized String await() throws InterruptedException {
        while (!isPending) {
            wait();
        }
        long left;
        while ((left = left(System.nanoTime())) > 0) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        called();
        return what;
    }

    /** How many nanoseconds after {@code now} the call of what has happened is due. */
    synchronized long left(long now) {
        return Math.max(0, Math.min(last + pauseNanos - now, first + MOST_PAUSES * pauseNanos - now));
    }

    /** What happens from now on leads to another call. */
    synchronized void called() {
        isPending = false;
    }
}
