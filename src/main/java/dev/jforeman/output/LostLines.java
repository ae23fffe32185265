package dev.jforeman.output;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Counts the lines that log files could not take, and reports them at most once a minute. All is well
 * again only when each of the files that could not be written has been.
 */
final class LostLines {
    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanoTime;
    private final Consumer<String> teller;
    private final Set<Object> failing = new HashSet<>();
    private volatile boolean isAnyFailing;
    private long count;
    private long toldCount;
    private long toldAt;
    private boolean isTold;

    /**
     * Nothing lost yet.
     *
     * @param nanoTime the monotonic clock
     * @param teller reports it; called by the writing thread
     */
    LostLines(LongSupplier nanoTime, Consumer<String> teller) {
        this.nanoTime = nanoTime;
        this.teller = teller;
    }

    /**
     * Some were lost.
     *
     * @param file which could not take them
     * @param reason the system's word for it
     */
    void add(Object file, int lines, String reason) {
        if (noteLoss(file, lines)) {
            teller.accept("cannot write log files: " + reason + ", " + total() + " lost so far; retrying");
        }
    }

    private synchronized boolean noteLoss(Object file, int lines) {
        failing.add(file);
        isAnyFailing = true;
        count += lines;
        long now = nanoTime.getAsLong();
        if (toldCount > 0 && now - toldAt < PAUSE_NANOS) {
            return false;
        }
        toldAt = now;
        toldCount = count;
        isTold = true;
        return true;
    }

    /** Some were written to this file. */
    void written(Object file) {
        if (isAnyFailing && noteRecovery(file)) {
            teller.accept("writing log files again, " + total() + " lost");
        }
    }

    private synchronized boolean noteRecovery(Object file) {
        boolean isLast = failing.remove(file) && failing.isEmpty();
        isAnyFailing = !failing.isEmpty();
        boolean isToBeTold = isLast && isTold;
        if (isToBeTold) {
            isTold = false;
            toldCount = count;
        }
        return isToBeTold;
    }

    /** Reports what was lost since the last report. */
    void tellRest() {
        if (noteRest()) {
            teller.accept("log files are incomplete, " + total() + " lost");
        }
    }

    private synchronized boolean noteRest() {
        boolean isRest = count > toldCount;
        toldCount = count;
        return isRest;
    }

    private synchronized String total() {
        return count == 1 ? "1 line" : count + " lines";
    }
}
