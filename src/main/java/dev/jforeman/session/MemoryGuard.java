package dev.jforeman.session;

import dev.jforeman.os.kernel.Exit;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Notices when memory runs short, whatever uses it, and releases what is not essential. The memory limits for output do
 * not cover everything else that needs memory. The code that allocates last is not necessarily the cause, and even
 * handling a signal needs some memory.
 *
 * <p>Before the JVM throws an OutOfMemoryError it clears all soft references, so a soft reference serves as the alarm.
 */
final class MemoryGuard {
    /** The memory that a normal stop needs. */
    private static final int RESERVE_BYTES = 2 << 20;

    private static final int CANARY_BYTES = 1 << 10;

    /**
     * The time before the reserve is allocated, because a short session does not need it and should not wait for it.
     */
    private static final long FIRST_MS = 1_000;

    /** Memory is short if less than this fraction of it is free. */
    private static final int SCARCE_PART = 16;

    private final ReferenceQueue<byte[]> cleared = new ReferenceQueue<>();
    private boolean isPrepared;
    private final Queue<byte[]> reserve = new ConcurrentLinkedQueue<>();

    /**
     * Waits until memory is short.
     *
     * @param relief releases what is not essential
     * @return true, because memory can become short again
     */
    boolean watch(Runnable relief) throws InterruptedException {
        if (!isPrepared) {
            prepare();
        }
        awaitScarcity();
        giveUp();
        relief.run();
        return true;
    }

    private void prepare() throws InterruptedException {
        isPrepared = true;
        cleared.remove(FIRST_MS);
        reserve.add(new byte[RESERVE_BYTES]);
        Exit.prepare();
    }

    /**
     * Waits until free memory is scarce. A soft reference that was not used for a long time is cleared even when there
     * is enough memory, so this checks the free memory too.
     */
    private void awaitScarcity() throws InterruptedException {
        do {
            SoftReference<byte[]> canary = new SoftReference<>(new byte[CANARY_BYTES], cleared);
            try {
                cleared.remove();
            } finally {
                Reference.reachabilityFence(canary);
            }
        } while (!isScarce());
    }

    private static boolean isScarce() {
        Runtime jvm = Runtime.getRuntime();
        long free = jvm.maxMemory() - jvm.totalMemory() + jvm.freeMemory();
        return free < jvm.maxMemory() / SCARCE_PART;
    }

    /** Releases the reserve for good. */
    void giveUp() {
        reserve.clear();
    }
}
