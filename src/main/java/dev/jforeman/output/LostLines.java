package dev.jforeman.output;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Counts the lines that no log file could take, and tells people, but not more often than once a minute. */
final class LostLines {
    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanoTime;
    private final Consumer<String> teller;
    private long count;
    private long toldAt;
    private boolean isTold;
    private boolean wasEverTold;

    /**
     * Nothing lost yet.
     *
     * @param nanoTime the monotonic clock
     * @param teller who tells people; called by whichever thread writes
     */
    LostLines(LongSupplier nanoTime, Consumer<String> teller) {
        this.nanoTime = nanoTime;
        this.teller = teller;
    }

    /**
     * Some were lost.
     *
     * @param reason the system's word for it
     */
    void add(int lines, String reason) {
        if (noteLoss(lines)) {
            teller.accept("cannot write log files: " + reason + ", " + total() + " lost so far; retrying");
        }
    }

    private synchronized boolean noteLoss(int lines) {
        count += lines;
        long now = nanoTime.getAsLong();
        if (wasEverTold && now - toldAt < PAUSE_NANOS) {
            return false;
        }
        wasEverTold = true;
        toldAt = now;
        isTold = true;
        return true;
    }

    /** Some were written. */
    void written() {
        if (noteRecovery()) {
            teller.accept("writing log files again, " + total() + " lost");
        }
    }

    private synchronized boolean noteRecovery() {
        boolean noteRecovery = isTold;
        isTold = false;
        return noteRecovery;
    }

    private synchronized String total() {
        return count == 1 ? "1 line" : count + " lines";
    }
}
