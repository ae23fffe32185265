package dev.jforeman.output;

import java.util.function.IntSupplier;

/**
 * How many bytes of one stream may be on their way to the writer. A thread that had to wait goes on when half of it is
 * free again: a process that floods is not woken for each block. A part that is larger than all of it goes alone.
 */
final class ByteBudget {
    private final IntSupplier bytes;
    private int used;
    /** The amount that a thread waits for; 0 if none waits. */
    private int awaited;

    /**
     * Of which nothing is taken.
     *
     * @param bytes how many they are now
     */
    ByteBudget(IntSupplier bytes) {
        this.bytes = bytes;
    }

    /** Takes a part of it, once that is free; for one thread at a time. */
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

    /** Takes a part of it if that is free. */
    synchronized boolean tryAcquire(int part) {
        boolean isFree = isFree(part);
        used += isFree ? part : 0;
        return isFree;
    }

    /** Takes a part of it even if that is not free. */
    synchronized void take(int part) {
        used += part;
    }

    /** Gives a part back. */
    synchronized void release(int part) {
        used -= part;
        if (awaited > 0 && isEnoughFree()) {
            notifyAll();
        }
    }

    /** Whether so much could be taken now. */
    synchronized boolean isFree(int part) {
        return used == 0 || used + part <= bytes.getAsInt();
    }
}
