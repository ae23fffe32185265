package dev.jforeman.output;

/**
 * How many bytes of one stream may be on their way to the writer. Whoever had to wait goes on when half of it is free
 * again: a process that floods is not woken for each block.
 */
final class ByteBudget {
    private final int bytes;
    private int free;
    /** What has to be free before somebody goes on; 0 if nobody waits. */
    private int awaited;

    ByteBudget(int bytes) {
        this.bytes = bytes;
        this.free = bytes;
    }

    /** Takes a part of it, once that is free; for one thread at a time. */
    synchronized void acquire(int part) throws InterruptedException {
        if (free < part) {
            awaited = Math.max(part, bytes / 2);
            while (free < awaited) {
                wait();
            }
            awaited = 0;
        }
        free -= part;
    }

    /** Takes a part of it if that is free. */
    synchronized boolean tryAcquire(int part) {
        boolean isFree = free >= part;
        free -= isFree ? part : 0;
        return isFree;
    }

    /** Gives a part back. */
    synchronized void release(int part) {
        free += part;
        if (awaited > 0 && free >= awaited) {
            notifyAll();
        }
    }

    /** Whether so much could be taken now. */
    synchronized boolean isFree(int part) {
        return free >= part;
    }
}
