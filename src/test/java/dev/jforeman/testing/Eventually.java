package dev.jforeman.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what nothing announces, such as the end of another program's process. */
public final class Eventually {
    /** For whatever a test waits for. It says how slow a machine may be, and nothing about jforeman. */
    public static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final long PAUSE_NANOS = 10_000_000;

    private Eventually() {}

    /** Returns once the condition holds; fails with what there is instead if it never does. */
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
