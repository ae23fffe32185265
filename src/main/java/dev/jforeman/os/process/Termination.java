package dev.jforeman.os.process;

import dev.jforeman.model.Signal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Stops processes that the core does not know or no longer controls: TERM and CONT, and after a grace period KILL. It
 * blocks. The core never blocks, so it stops an instance in a series of decisions about events. The watchdog, which has
 * to outlive the JVM, does the same as this class in a shell script.
 *
 * @param signal sends a signal to the remaining processes
 * @param isAnyLeft whether processes remain
 * @param pause waits between two checks
 */
public record Termination(Consumer<Signal> signal, BooleanSupplier isAnyLeft, Pause pause) {
    private static final Duration KILL_WAIT = Duration.ofSeconds(2);
    private static final long PAUSE_MS = 10;

    /** Waits for a moment, or ends the waiting early. */
    @FunctionalInterface
    public interface Pause {
        /**
         * Waits for a moment.
         *
         * @return false if there is no point in waiting any longer
         */
        boolean take(Duration moment) throws InterruptedException;
    }

    /** A termination whose grace period is never cut short. */
    public Termination(Consumer<Signal> signal, BooleanSupplier isAnyLeft) {
        this(signal, isAnyLeft, moment -> {
            TimeUnit.NANOSECONDS.sleep(moment.toNanos());
            return true;
        });
    }

    /**
     * Returns when all processes are gone, or when they cannot be ended.
     *
     * @param grace the time from TERM to KILL
     */
    public void run(Duration grace) throws InterruptedException {
        signal.accept(Signal.TERM);
        signal.accept(Signal.CONT);
        if (awaitEnd(grace)) {
            signal.accept(Signal.KILL);
            awaitEnd(KILL_WAIT);
        }
    }

    /** Whether processes remain after at most this time. */
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
