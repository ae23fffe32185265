package dev.jforeman.os.kernel;

import dev.jforeman.os.kernel.Errno.ErrnoException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One kqueue for all children. The exit of each is an event with its wait status, which stays in the queue after the
 * JDK has reaped the child.
 */
final class Kqueue {
    static final int EVFILT_PROC = -5;
    static final int EV_ADD = 0x1;
    static final int EV_ONESHOT = 0x10;
    static final int NOTE_EXIT = 0x8000_0000;
    static final int NOTE_EXITSTATUS = 0x0400_0000;

    /** The size of {@code struct kevent}, and the offsets of its fields. */
    static final int SIZE = 32;

    static final int FILTER = 8;
    static final int FLAGS = 10;
    static final int FFLAGS = 12;
    static final int DATA = 16;
    static final int MOST_EVENTS = 16;

    private static final int STATUS_BITS = 0xffff;

    private static Optional<Kqueue> shared = Optional.empty();

    private final int descriptor;

    /** The status of each watched child; empty until it exits. */
    private final Map<Long, OptionalInt> statuses = new HashMap<>();

    private Kqueue(int descriptor) {
        this.descriptor = descriptor;
    }

    static WaitStatus watch(long child) {
        try {
            return shared().map(queue -> queue.add(child)).orElse(WaitStatus.Unknown.NOT_KEPT);
        } catch (ErrnoException e) {
            return e.errno() == Errno.ESRCH ? WaitStatus.Unknown.TOO_LATE : WaitStatus.Unknown.NOT_KEPT;
        }
    }

    private static synchronized Optional<Kqueue> shared() {
        if (shared.isEmpty() && Libc.library().has("kqueue")) {
            shared = Optional.of(new Kqueue(Libc.library().call("kqueue", 0, 0, 0, 0)));
        }
        return shared;
    }

    /** The next use opens a new queue. For tests. */
    static synchronized void forget() {
        shared = Optional.empty();
    }

    /** Removes events of an earlier process with the same id first. */
    private synchronized WaitStatus add(long child) {
        collect();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment event = arena.allocate(SIZE, Long.BYTES);
            event.set(ValueLayout.JAVA_LONG, 0, child);
            event.set(ValueLayout.JAVA_SHORT, FILTER, (short) EVFILT_PROC);
            event.set(ValueLayout.JAVA_SHORT, FLAGS, (short) (EV_ADD | EV_ONESHOT));
            event.set(ValueLayout.JAVA_INT, FFLAGS, NOTE_EXIT | NOTE_EXITSTATUS);
            kevent(arena, event, 1, MemorySegment.NULL, 0);
        }
        statuses.put(child, OptionalInt.empty());
        return new Watched(this, child);
    }

    private synchronized OptionalInt status(long child) {
        try {
            collect();
            return statuses.getOrDefault(child, OptionalInt.empty());
        } catch (ErrnoException _) {
            return OptionalInt.empty();
        }
    }

    private synchronized void forget(long child) {
        statuses.remove(child);
    }

    /** Reads the pending events. */
    private void collect() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment events = arena.allocate((long) SIZE * MOST_EVENTS, Long.BYTES);
            int count;
            do {
                count = kevent(arena, MemorySegment.NULL, 0, events, MOST_EVENTS);
                for (int i = 0; i < count; i++) {
                    keep(events.asSlice((long) SIZE * i, SIZE));
                }
            } while (count == MOST_EVENTS);
        }
    }

    private void keep(MemorySegment event) {
        if ((event.get(ValueLayout.JAVA_INT, FFLAGS) & NOTE_EXITSTATUS) != 0) {
            long status = event.get(ValueLayout.JAVA_LONG, DATA) & STATUS_BITS;
            statuses.replace(event.get(ValueLayout.JAVA_LONG, 0), OptionalInt.of((int) status));
        }
    }

    /** Calls kevent without waiting: the timeout is a {@code struct timespec} of zeros. */
    private int kevent(Arena arena, MemorySegment changes, int changeCount, MemorySegment events, int eventCount) {
        long now = arena.allocate(ValueLayout.JAVA_LONG, 2).address();
        return Libc.library()
                .callWide("kevent", descriptor, changes.address(), changeCount, events.address(), new long[] {
                    eventCount, now
                });
    }

    /** The status of one watched child. */
    private record Watched(Kqueue queue, long child) implements WaitStatus {
        @Override
        public OptionalInt get() {
            return queue.status(child);
        }

        @Override
        public void close() {
            queue.forget(child);
        }
    }
}
