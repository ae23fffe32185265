package dev.jforeman.output;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Counts the lines that could not be written to log files, and reports them at most once a minute. The problem is
 * reported as solved only when every affected file was written again.
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
     * Nothing is lost yet.
     *
     * @param nanoTime the monotonic clock
     * @param teller receives reports; called by the writing thread
     */
    LostLines(LongSupplier nanoTime, Consumer<String> teller) {
        this.nanoTime = nanoTime;
        this.teller = teller;
    }

    /**
     * Adds lost lines.
     *
     * @param file the file that could not be written
     * @param reason the system's error message
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

    /** Records a successful write to this file. */
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

    /** Reports the losses since the last report. */
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
