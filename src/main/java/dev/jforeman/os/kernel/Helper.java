package dev.jforeman.os.kernel;

import dev.jforeman.os.kernel.Threads.Round;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A task that a thread of {@link Threads} runs in rounds. If a round fails with any exception or error, the failure is
 * reported, at most once a minute, and the next round follows after a pause.
 */
final class Helper implements Runnable {
    private static final long FIRST_PAUSE = Duration.ofMillis(10).toNanos();
    private static final int MOST_DOUBLINGS = 10;

    /** Called with the name of a helper before each of its rounds, so that tests can make it fail. */
    private static volatile Consumer<String> beforeRound = _ -> {};

    private final String name;
    private final Round round;
    private final boolean isInterruptible;
    private final boolean goesOn;
    private final FailureReports reports;
    private int failures;

    /**
     * A helper that is not running yet.
     *
     * @param isInterruptible whether an interrupt ends it; otherwise an interrupt is a failure
     * @param goesOn whether it continues after a failure
     */
    Helper(String name, Round round, boolean isInterruptible, boolean goesOn) {
        this.name = name;
        this.round = round;
        this.isInterruptible = isInterruptible;
        this.goesOn = goesOn;
        this.reports = new FailureReports(name, goesOn);
    }

    static void hook(Consumer<String> hook) {
        beforeRound = hook;
    }

    String name() {
        return name;
    }

    @Override
    public void run() {
        boolean isMore = true;
        while (isMore) {
            isMore = runNext();
        }
    }

    private boolean runNext() {
        try {
            beforeRound.accept(name);
            boolean isMore = round.run();
            refuseInterrupt();
            failures = 0;
            return isMore;
        } catch (InterruptedException e) {
            return !isInterruptible && failed(e);
        } catch (RuntimeException | Error e) {
            return failed(e);
        }
    }

    /** Treats an unexpected interrupt as a failure, so that the helper does not end silently. */
    private void refuseInterrupt() throws InterruptedException {
        if (!isInterruptible && Thread.interrupted()) {
            throw new InterruptedException("nothing interrupts it");
        }
    }

    /** The pause after a failure: 10 ms at first, twice as long each time, at most about ten seconds. */
    static long pauseNanos(int failures) {
        return FIRST_PAUSE << Math.min(failures, MOST_DOUBLINGS);
    }

    private boolean failed(Throwable cause) {
        reports.add(cause);
        if (goesOn) {
            LockSupport.parkNanos(pauseNanos(failures));
            failures++;
        }
        return goesOn;
    }
}
