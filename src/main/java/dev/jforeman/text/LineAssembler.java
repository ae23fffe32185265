package dev.jforeman.text;

import java.util.Arrays;

/**
 * Splits the output of one process into lines at each newline; a carriage return directly before it is part of the
 * line end. The lines do not depend on how the bytes are split into chunks, and no byte is lost or returned twice.
 *
 * <p>Pass a chunk to {@link #feed}, then call {@link #next} until it returns false; {@link #line} is the line found. A
 * line inside the chunk is not copied, and nothing is allocated for it. Only an unfinished line is kept until the next
 * chunk.
 *
 * <p>A line is returned in pieces in two cases. All pieces but the last are not {@linkplain Line#isEnded ended}:
 *
 * <ul>
 *   <li>it is longer than the limit, which bounds the memory of one process, or than the memory left in the shared
 *       pool;
 *   <li>the caller asked for the unfinished line with {@link #nextPartial}, for example because a prompt waits for an
 *       answer.
 * </ul>
 *
 * <p>The pieces joined in order are the line. A piece never ends inside a UTF-8 character or an escape sequence, nor
 * between a carriage return and its newline: an incomplete one is held back until the rest arrives or the stream ends.
 * The last piece can be empty.
 */
public final class LineAssembler {
    /** The longest line that is not split into pieces, in bytes. */
    public static final int LINE_LIMIT = 1 << 20;

    private static final int SMALLEST_CARRY = 1 << 12;

    /** A long line needs memory for its bytes, for the formatted line, and for that line in a log file. */
    private static final int COPIES = 3;

    private static final byte[] NOTHING = {};

    private final int limit;
    private final LineMemory memory;
    private final Line line = new Line();
    private final Line whole = new Line();
    private final LineScanner scanner = new LineScanner();

    private byte[] chunk = NOTHING;
    private int position;
    private int end;

    /** The bytes of an unfinished line. */
    private byte[] carry = NOTHING;

    /** The number of bytes of {@code carry} that were taken from the shared memory. */
    private int taken;

    private int carried;
    private boolean carryPlain = true;
    /** The number of bytes of {@code carry} that were already returned by {@link #nextPartial}. */
    private int early;
    /** The number of bytes of {@code carry} that can be dropped once the caller has seen the line. */
    private int given;
    /** Whether the previous line was cut, so that this one continues it. */
    private boolean open;

    private long linesIn;
    private long linesCut;

    public LineAssembler() {
        this(LineMemory.UNBOUNDED);
    }

    /** An assembler that takes memory for long lines from a pool that it shares with others. */
    public LineAssembler(LineMemory memory) {
        this(LINE_LIMIT, memory);
    }

    LineAssembler(int limit, LineMemory memory) {
        this.limit = limit;
        this.memory = memory;
    }

    /** Takes the next bytes of the process. The array must not change until {@link #next} has returned false. */
    public void feed(byte[] bytes, int from, int to) {
        if (position < end) {
            throw new IllegalStateException("the lines of the chunk before were not all taken");
        }
        chunk = bytes;
        position = from;
        end = to;
    }

    /**
     * Moves {@link #line} to the next whole line, or to the next piece of a line over the limit. Returns false if there
     * is none.
     */
    public boolean next() {
        releaseGiven();
        if (position == end) {
            return false;
        }
        int lineEnd = scanner.lineEnd(chunk, position, end);
        if (carried == 0 && lineEnd < end && lineEnd - position <= limit) {
            return finish(lineEnd);
        }
        int most = mostKept(lineEnd - position);
        if (lineEnd - position > most - carried) {
            return cut(most);
        }
        if (lineEnd == end) {
            keep(end);
            return false;
        }
        return finish(lineEnd);
    }

    /**
     * Moves {@link #line} to the part of an unfinished line that can be shown, if there is any. Call this when {@link
     * #next} has returned false.
     */
    public boolean nextPartial() {
        releaseGiven();
        int cutPoint = CutPoint.in(carry, early, carried);
        line.show(carry, early, cutPoint, false, carryPlain);
        early = cutPoint;
        return line.length() > 0;
    }

    /** Returns the memory of the last line; no other call may follow. */
    public void close() {
        giveMemoryBack();
    }

    /** Moves {@link #line} to the last line if the stream ended without a newline. Only {@link #close} may follow. */
    public boolean end() {
        releaseGiven();
        if (carried == 0 && !open) {
            return false;
        }
        giveCarry(carried, true);
        linesIn++;
        return true;
    }

    /** The line or piece that was found last. */
    public Line line() {
        return line;
    }

    /**
     * The same after {@link #next} and {@link #end}, including the part that {@link #nextPartial} has already returned.
     */
    public Line whole() {
        return early == 0 ? line : whole.show(carry, 0, line.to(), line.isEnded(), carryPlain);
    }

    /** Whether the process has written a part of a line that was not returned yet. */
    public boolean hasPartial() {
        return carried > Math.max(given, early);
    }

    /** The number of lines that the process has completed. */
    long linesIn() {
        return linesIn;
    }

    /** How often a line over the limit was continued in a new piece. */
    long linesCut() {
        return linesCut;
    }

    private boolean finish(int lineEnd) {
        if (carried > 0) {
            keep(lineEnd);
            giveCarry(withoutReturn(carry, 0, carried), true);
            given = carried; // including the carriage return
        } else {
            line.show(chunk, position, withoutReturn(chunk, position, lineEnd), true, scanner.isPlain());
            open = false;
        }
        position = lineEnd + 1;
        linesIn++;
        return true;
    }

    private boolean cut(int most) {
        keep(position + most - carried);
        linesCut++;
        int cutPoint = CutPoint.in(carry, early, carried);
        giveCarry(cutPoint > 0 ? cutPoint : carried, false);
        return true;
    }

    private void giveCarry(int length, boolean ended) {
        line.show(carry, early, length, ended, carryPlain);
        given = length;
        open = !ended;
    }

    private static int withoutReturn(byte[] bytes, int from, int to) {
        return to > from && bytes[to - 1] == '\r' ? to - 1 : to;
    }

    /** How much of a line can be kept if this much is to be added. Allocates the space if there is memory for it. */
    private int mostKept(int added) {
        int wanted = Math.min(limit, carried + added);
        if (wanted > carry.length && !grow(capacityFor(wanted))) {
            return carry.length;
        }
        return limit;
    }

    /** The smallest array does not count against the shared memory, so that each process always has one. */
    private boolean grow(int capacity) {
        boolean isFree = capacity <= SMALLEST_CARRY;
        if (isFree || memory.tryTake((capacity - taken) * COPIES)) {
            taken = isFree ? 0 : capacity;
            carry = Arrays.copyOf(carry, capacity);
            return true;
        }
        if (carry.length == 0) {
            carry = new byte[Math.min(limit, SMALLEST_CARRY)];
        }
        return false;
    }

    private void keep(int upTo) {
        int length = upTo - position;
        System.arraycopy(chunk, position, carry, carried, length);
        // A carriage return at the end of the chunk makes the line count as not plain: its newline is yet to come.
        carryPlain &= scanner.isPlain();
        carried += length;
        position = upTo;
    }

    private int capacityFor(int length) {
        return Math.min(limit, Math.max(SMALLEST_CARRY, Integer.highestOneBit(Math.max(1, length - 1)) << 1));
    }

    private void releaseGiven() {
        if (given == 0) {
            return;
        }
        carried -= given;
        System.arraycopy(carry, given, carry, 0, carried);
        given = 0;
        early = 0;
        if (carried == 0) {
            carryPlain = true;
            giveMemoryBack();
        }
    }

    private void giveMemoryBack() {
        if (taken > 0) {
            memory.giveBack(taken * COPIES);
            taken = 0;
            carry = NOTHING;
        }
    }
}
