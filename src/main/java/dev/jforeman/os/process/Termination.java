package dev.jforeman.os.process;

import dev.jforeman.model.Signal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Stops processes that the core does not know or no longer controls: TERM and CONT, and KILL after a grace period. The
 * core itself never waits, so its stop of an instance is a series of decisions about events instead; and the watchdog,
 * which has to outlive the JVM, does the same as this class in a shell script.
 *
 * @param signal sends a signal to those that are still there
 * @param isAnyLeft whether there are still some
 * @param pause what is done between two looks at them
 */
public record Termination(Consumer<Signal> signal, BooleanSupplier isAnyLeft, Pause pause) {
    private static final Duration KILL_WAIT = Duration.ofSeconds(2);
    private static final long PAUSE_MS = 10;

    /** Waits for a moment, unless there is a reason to be quick. */
    @FunctionalInterface
    public interface Pause {
        /**
         * Waits for a moment.
         *
         * @return false to end the waiting for good
         */
        boolean take(Duration moment) throws InterruptedException;
    }

    /** One whose grace period nothing makes shorter. */
    public Termination(Consumer<Signal> signal, BooleanSupplier isAnyLeft) {
        this(signal, isAnyLeft, moment -> {
            TimeUnit.NANOSECONDS.sleep(moment.toNanos());
            return true;
        });
    }

    /**
     * Returns when all are gone, or nothing more can be done.
     *
     * @param grace from TERM to KILL
     */
    public void run(Duration grace) throws InterruptedException {
        signal.accept(Signal.TERM);
        signal.accept(Signal.CONT);
        if (awaitEnd(grace)) {
            signal.accept(Signal.KILL);
            awaitEnd(KILL_WAIT);
        }
    }

    /** Whether some are still there afterwards. */
    private boolean awaitEnd(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean isWaiting = true;
        boolean isLeft = isAnyLeft.getAsBoolean();
        while (isLeft && isWaiting && System.nanoTime() - deadline < 0) {
            isWaiting = pause.take(Duration.ofMillis(PAUSE_MS));
            isLeft = isAnyLeft.getAsBoolean();
        }
        return isLeft;
    }
}
