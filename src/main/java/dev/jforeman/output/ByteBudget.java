package dev.jforeman.output;

import java.util.function.IntSupplier;

/**
 * Limits the bytes of one stream that wait to be written. A thread that had to wait continues when half of the budget
 * is free again, so that a process with much output is not woken for each block. A part larger than the whole budget is
 * granted when nothing else is in use.
 */
final class ByteBudget {
    private final IntSupplier bytes;
    private int used;
    /** The amount that a thread is waiting for; 0 if none is waiting. */
    private int awaited;

    /**
     * An unused budget.
     *
     * @param bytes its current size
     */
    ByteBudget(IntSupplier bytes) {
        this.bytes = bytes;
    }

    /** Takes a part, waiting until it is free. Only one thread may call this at a time. */
    synchronized void acquire(int part) throws InterruptedException {
        if (!isFree(part)) {
            awaited = part;
            while (!isEnoughFree()) {
                wait();
            }
            awaited = 0;
        }
        used += part;
    }

    private boolean isEnoughFree() {
        return isFree(Math.max(awaited, bytes.getAsInt() / 2));
    }

    /** Takes a part if it is free. */
    synchronized boolean tryAcquire(int part) {
        boolean isFree = isFree(part);
        used += isFree ? part : 0;
        return isFree;
    }

    /** Takes a part even if it is not free. */
    synchronized void take(int part) {
        used += part;
    }

    /** Returns a part. */
    synchronized void release(int part) {
        used -= part;
        if (awaited > 0 && isEnoughFree()) {
            notifyAll();
        }
    }

    /** Whether this much is free now. */
    synchronized boolean isFree(int part) {
        return used == 0 || used + part <= bytes.getAsInt();
    }
}
