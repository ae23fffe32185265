package dev.jforeman.os.kernel;

import java.time.Duration;

/** Reports the failures of one helper, which may come again and again: at most once a minute. Not thread-safe. */
public final class FailureReports {
    private static final long BETWEEN_MESSAGES = Duration.ofMinutes(1).toNanos();

    private final String helper;
    private final boolean goesOn;
    private long reportedAt;
    private boolean isReported;

    /**
     * Reports of a helper that has not failed yet.
     *
     * @param goesOn whether the helper continues after a failure
     */
    public FailureReports(String helper, boolean goesOn) {
        this.helper = helper;
        this.goesOn = goesOn;
    }

    /** Reports a failure, unless one was reported less than a minute ago. */
    public void add(Throwable cause) {
        long now = System.nanoTime();
        if (!isReported || now - reportedAt > BETWEEN_MESSAGES) {
            isReported = true;
            reportedAt = now;
            Threads.report(new HelperFailure(helper, cause, goesOn));
        }
    }
}
