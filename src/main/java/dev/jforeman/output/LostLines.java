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
    private final Consumer<String> reporter;
    private final Set<Object> failing = new HashSet<>();
    private volatile boolean isAnyFailing;
    private long count;
    private long reportedCount;
    private long reportedAt;
    private boolean isReported;

    /**
     * Nothing is lost yet.
     *
     * @param nanoTime the monotonic clock
     * @param reporter receives reports; called by the writing thread
     */
    LostLines(LongSupplier nanoTime, Consumer<String> reporter) {
        this.nanoTime = nanoTime;
        this.reporter = reporter;
    }

    /**
     * Adds lost lines.
     *
     * @param file the file that could not be written
     * @param reason the system's error message
     */
    void add(Object file, int lines, String reason) {
        if (noteLoss(file, lines)) {
            reporter.accept("cannot write log files: " + reason + ", " + total() + " lost so far; retrying");
        }
    }

    private synchronized boolean noteLoss(Object file, int lines) {
        failing.add(file);
        isAnyFailing = true;
        count += lines;
        long now = nanoTime.getAsLong();
        if (reportedCount > 0 && now - reportedAt < PAUSE_NANOS) {
            return false;
        }
        reportedAt = now;
        reportedCount = count;
        isReported = true;
        return true;
    }

    /** Records a successful write to this file. */
    void written(Object file) {
        if (isAnyFailing && noteRecovery(file)) {
            reporter.accept("writing log files again, " + total() + " lost");
        }
    }

    private synchronized boolean noteRecovery(Object file) {
        boolean isLast = failing.remove(file) && failing.isEmpty();
        isAnyFailing = !failing.isEmpty();
        boolean isToBeReported = isLast && isReported;
        if (isToBeReported) {
            isReported = false;
            reportedCount = count;
        }
        return isToBeReported;
    }

    /** Reports the losses since the last report. */
    void tellRest() {
        if (noteRest()) {
            reporter.accept("log files are incomplete, " + total() + " lost");
        }
    }

    private synchronized boolean noteRest() {
        boolean isRest = count > reportedCount;
        reportedCount = count;
        return isRest;
    }

    private synchronized String total() {
        return count == 1 ? "1 line" : count + " lines";
    }
}
