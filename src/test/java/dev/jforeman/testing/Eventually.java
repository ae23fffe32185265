package dev.jforeman.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition without an event, such as the exit of another program's process. */
public final class Eventually {
    /** The timeout of all waits in tests. It allows for slow machines, and is no requirement for jforeman. */
    public static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final long PAUSE_NANOS = 10_000_000;

    private Eventually() {}

    /** Returns once the condition holds, and fails with the actual state after the timeout. */
    public static void holds(String what, BooleanSupplier condition, Supplier<Object> instead) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("never: " + what + "; instead: " + instead.get());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
