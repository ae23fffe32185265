package dev.jforeman.text;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Stores the recent output of a process with its times, up to a number of bytes; the oldest entries are discarded
 * first. Chunks are stored as they arrived and split into lines only when they are read. One thread adds; any thread
 * can read.
 */
public final class History {
    private static final int SMALLEST = 1 << 12;
    private static final int HEADER = Long.BYTES + Long.BYTES + Integer.BYTES + Long.BYTES + 1 + Integer.BYTES;
    private static final int PAGE_BYTES = 1 << 12;

    /** The kind of an entry. */
    public enum Kind {
        /** Bytes of the process, cut at any position. */
        OUTPUT('o'),
        /** A whole line about the process. */
        NOTICE('n'),
        /** The end of a run: its last line is complete, with or without a newline. */
        END('e');

        private final byte code;

        Kind(char code) {
            this.code = (byte) code;
        }

        private static Kind of(byte code) {
            return code == OUTPUT.code ? OUTPUT : code == NOTICE.code ? NOTICE : END;
        }
    }

    /**
     * The run of a process that wrote an entry.
     *
     * @param incarnation its number, counted from 1
     * @param pid the process id of the group leader
     */
    public record Run(int incarnation, long pid) {
        /** For a notice, which is not written by a process. */
        public static final Run NONE = new Run(0, 0);
    }

    /**
     * A chunk as it arrived.
     *
     * @param order its position among the entries of all histories
     * @param millis when it arrived, in milliseconds since the epoch
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    public record Entry(long order, long millis, Run run, Kind kind, byte[] bytes) {
        /** The number of lines that end in it. */
        int lineEnds() {
            int ends = kind == Kind.NOTICE ? 1 : 0;
            for (byte b : bytes) {
                ends += b == '\n' ? 1 : 0;
            }
            return ends;
        }
    }

    /**
     * Some consecutive entries.
     *
     * @param next the position after them
     * @param hasLost whether entries before the first one were discarded before they were read
     */
    public record Page(List<Entry> entries, long next, boolean hasLost) {}

    private int capacity;
    private final ByteBuffer header = ByteBuffer.allocate(HEADER);
    private byte[] ring = {};
    private long start;
    private long end;

    /** A history of at most this many bytes. */
    public History(int capacity) {
        this.capacity = Math.max(capacity, SMALLEST);
    }

    /** Stores a chunk. Only the end of a chunk that exceeds the capacity is stored. */
    public synchronized void add(long order, long millis, Run run, Kind kind, byte[] bytes, int to) {
        int length = Math.min(to, capacity - HEADER);
        reserve(HEADER + length);
        if (length < to) {
            start = ++end; // nothing else is left, and the start of this chunk is discarded too
        }
        header.clear()
                .putLong(order)
                .putLong(millis)
                .putInt(run.incarnation)
                .putLong(run.pid)
                .put(kind.code)
                .putInt(length);
        write(header.array(), 0, HEADER);
        write(bytes, to - length, to);
    }

    /** The position of the oldest entry. */
    public synchronized long start() {
        return start;
    }

    /** Whether output of this run has been discarded. */
    synchronized boolean hasForgotten(int incarnation) {
        return start > 0 && start < end && entry(start).run().incarnation() == incarnation;
    }

    /** Changes the capacity and discards at once what exceeds it. */
    public synchronized void limit(int most) {
        capacity = Math.max(most, SMALLEST);
        if (ring.length > capacity) {
            forget(end - start - capacity);
            resize(capacity);
        }
    }

    /** The entries after a position, about 4 KiB at most: a reader of a thousand histories holds one page of each. */
    public synchronized Page page(long position) {
        List<Entry> entries = new ArrayList<>();
        long next = Math.max(position, start);
        long limit = next + PAGE_BYTES;
        while (next < end && next < limit) {
            Entry entry = entry(next);
            entries.add(entry);
            next += HEADER + entry.bytes().length;
        }
        return new Page(entries, next, position < start);
    }

    /**
     * The latest output of the current run, unchanged.
     *
     * @param bytes the requested number of whole lines, as far as they are still stored, and the unfinished line
     * @param next the position of the output that follows
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    public record Recent(byte[] bytes, long next) {}

    /**
     * The latest output of the current run.
     *
     * @param lines the number of whole lines to return
     */
    public synchronized Recent recent(int lines) {
        Block present = new Block();
        forEach(entry -> {
            if (entry.kind() == Kind.END) {
                present.truncate(0);
            }
            present.append(entry.bytes());
        });
        int from = beginOfLast(lines, present);
        return new Recent(Arrays.copyOfRange(present.bytes(), from, present.length()), end);
    }

    private static int beginOfLast(int lines, Block text) {
        int ends = 0;
        for (int i = text.length(); i > 0; i--) {
            if (text.bytes()[i - 1] == '\n' && ++ends > lines) {
                return i;
            }
        }
        return 0;
    }

    /** Calls {@code then} for each entry, oldest first. */
    void forEach(Consumer<Entry> then) {
        Page page = page(start());
        while (!page.entries().isEmpty()) {
            page.entries().forEach(then);
            page = page(page.next());
        }
    }

    private Entry entry(long position) {
        ByteBuffer head = ByteBuffer.wrap(read(position, HEADER));
        long order = head.getLong();
        long millis = head.getLong();
        Run run = new Run(head.getInt(), head.getLong());
        Kind kind = Kind.of(head.get());
        return new Entry(order, millis, run, kind, read(position + HEADER, head.getInt()));
    }

    private void reserve(int added) {
        while (ring.length < capacity && end - start + added > ring.length) {
            grow();
        }
        forget(end - start + added - ring.length);
    }

    /** Discards at least this many bytes, oldest first. */
    private void forget(long bytes) {
        long upTo = start + bytes;
        while (start < upTo) {
            read(start, header.array());
            start += HEADER + header.getInt(HEADER - Integer.BYTES);
        }
    }

    private void grow() {
        resize(Math.min(capacity, Math.max(SMALLEST, ring.length * 2)));
    }

    private void resize(int bytes) {
        byte[] all = read(start, (int) (end - start));
        ring = new byte[bytes];
        end = start;
        write(all, 0, all.length);
    }

    private byte[] read(long position, int length) {
        return read(position, new byte[length]);
    }

    private byte[] read(long position, byte[] bytes) {
        int length = bytes.length;
        int at = length == 0 ? 0 : (int) (position % ring.length);
        int untilEnd = Math.min(length, ring.length - at);
        System.arraycopy(ring, at, bytes, 0, untilEnd);
        System.arraycopy(ring, 0, bytes, untilEnd, length - untilEnd);
        return bytes;
    }

    private void write(byte[] bytes, int from, int to) {
        int at = to == from ? 0 : (int) (end % ring.length);
        int untilEnd = Math.min(to - from, ring.length - at);
        System.arraycopy(bytes, from, ring, at, untilEnd);
        System.arraycopy(bytes, from + untilEnd, ring, 0, to - from - untilEnd);
        end += to - from;
    }
}
