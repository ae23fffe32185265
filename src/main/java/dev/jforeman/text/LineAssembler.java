package dev.jforeman.text;

import java.util.Arrays;

/**
 * Cuts the bytes of one process into lines at each newline; a carriage return directly before it belongs to the line
 * end. However the bytes are cut into chunks, the lines are the same, and no byte is lost or given twice.
 *
 * <p>Give it a chunk with {@link #feed}, then take lines with {@link #next} until there are none: a line inside the
 * chunk is not copied, only what is left over is kept until the next chunk. The place of a line is given by
 * {@link #line}. Nothing is allocated for a line.
 *
 * <p>A line is given in pieces in two cases, and all pieces but the last are not {@linkplain Line#isEnded ended}:
 *
 * <ul>
 *   <li>it is longer than the limit, which bounds the memory of one process, or than the memory that is left for all of
 *       them: it goes on in a new piece;
 *   <li>the caller asked for what there is with {@link #nextPartial}, for example because a prompt waits for an answer.
 * </ul>
 *
 * <p>The pieces of a line in order are the line. A piece never ends inside a UTF-8 character or an escape sequence, nor
 * between a carriage return and its newline: what is incomplete is held back until the rest of it arrives or the
 * stream ends. The last piece can be empty.
 */
public final class LineAssembler {
    /** The longest line that is given whole, in bytes. */
    public static final int LINE_LIMIT = 1 << 20;

    private static final int SMALLEST_CARRY = 1 << 12;

    /** What a long line needs for each byte that is kept of it: it itself, what is made of it, and that in a file. */
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

    /** So much of it is memory that was taken. */
    private int taken;

    private int carried;
    private boolean carryPlain = true;
    /** So many of them were given early. */
    private int early;
    /** So many of them are done with, once the caller has seen the line. */
    private int given;
    /** Whether the line before was cut, so that this one goes on with it. */
    private boolean open;

    private long linesIn;
    private long linesCut;

    public LineAssembler() {
        this(LineMemory.UNBOUNDED);
    }

    /** One whose long lines need memory that others need too. */
    public LineAssembler(LineMemory memory) {
        this(LINE_LIMIT, memory);
    }

    LineAssembler(int limit, LineMemory memory) {
        this.limit = limit;
        this.memory = memory;
    }

    /**
     * Takes the next bytes of the process. The array must not change until {@link #next} has said that there is no
     * further line.
     */
    public void feed(byte[] bytes, int from, int to) {
        if (position < end) {
            throw new IllegalStateException("the lines of the chunk before were not all taken");
        }
        chunk = bytes;
        position = from;
        end = to;
    }

    /** Moves {@link #line} to the next whole line, or to the next piece of one over the limit, if there is one. */
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
     * Moves {@link #line} to what is there of an unfinished line, if that is anything that can be shown; to be called
     * when {@link #next} has no more.
     */
    public boolean nextPartial() {
        releaseGiven();
        int cutPoint = CutPoint.in(carry, early, carried);
        line.show(carry, early, cutPoint, false, carryPlain);
        early = cutPoint;
        return line.length() > 0;
    }

    /** Gives back what the last line needed; nothing else may follow. */
    public void close() {
        giveMemoryBack();
    }

    /** Moves {@link #line} to the last line, if the stream ended without a newline; only {@link #close} may follow. */
    public boolean end() {
        releaseGiven();
        if (carried == 0 && !open) {
            return false;
        }
        giveCarry(carried, true);
        linesIn++;
        return true;
    }

    /** The line or piece found last. */
    public Line line() {
        return line;
    }

    /** The same after {@link #next} and {@link #end}, together with what was given of it early. */
    public Line whole() {
        return early == 0 ? line : whole.show(carry, 0, line.to(), line.isEnded(), carryPlain);
    }

    /** Whether the process has written a part of a line that was not given yet. */
    public boolean hasPartial() {
        return carried > Math.max(given, early);
    }

    /** How many lines the process has ended. */
    long linesIn() {
        return linesIn;
    }

    /** How often a line had to be continued because it was over the limit. */
    long linesCut() {
        return linesCut;
    }

    private boolean finish(int lineEnd) {
        if (carried > 0) {
            keep(lineEnd);
            giveCarry(withoutReturn(carry, 0, carried), true);
            given = carried; // with the return
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

    /** How much of a line can be kept if so much is to be added; makes room for that if there is memory. */
    private int mostKept(int added) {
        int wanted = Math.min(limit, carried + added);
        if (wanted > carry.length && !grow(capacityFor(wanted))) {
            return carry.length;
        }
        return limit;
    }

    /** The smallest array is free, so that each process always has one. */
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
        // A carriage return at the end of the chunk is kept as one that needs the filter: its newline is yet to come.
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
