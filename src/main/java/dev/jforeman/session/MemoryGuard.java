package dev.jforeman.session;

import dev.jforeman.os.kernel.Exit;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Notices when memory runs out, whatever needs it, and gives back what can be done without. What is shared out to the
 * output does not reach that far; but what takes the last byte is not always who is to blame, and a signal needs some
 * to be heard.
 *
 * <p>Before the JVM refuses memory it clears all soft references, so one of them tells.
 */
final class MemoryGuard {
    /** Enough to stop in order. */
    private static final int RESERVE_BYTES = 2 << 20;

    private static final int CANARY_BYTES = 1 << 10;

    /** What ends sooner needs no reserve, and is not to wait for it. */
    private static final long FIRST_MS = 1_000;

    /** So much of all memory is little. */
    private static final int SCARCE_PART = 16;

    private final ReferenceQueue<byte[]> cleared = new ReferenceQueue<>();
    private boolean isPrepared;
    private final Queue<byte[]> reserve = new ConcurrentLinkedQueue<>();

    /**
     * Waits until memory is short.
     *
     * @param relief gives back what can be done without
     * @return true: it may be short again
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

    /** One that was not asked for long is cleared too when there is more than enough. */
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

    /** The reserve is free from now on. */
    void giveUp() {
        reserve.clear();
    }
}
