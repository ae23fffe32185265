package dev.jforeman.text;

import java.nio.charset.StandardCharsets;

/**
 * Remembers what a process wrote last, to be shown when it failed. It keeps the last bytes as they came, at the cost
 * of one copy for each chunk, and looks for lines only when asked. For one thread.
 */
public final class Tail {
    /** How much is remembered, in bytes. */
    static final int CAPACITY = 1 << 14;

    private static final byte[] CUT_MARK = "... ".getBytes(StandardCharsets.US_ASCII);

    private final byte[] ring = new byte[CAPACITY];
    private long written;

    /** Takes the next bytes of the process, the same as {@link LineAssembler#feed}. */
    public void feed(byte[] bytes, int from, int to) {
        int start = Math.max(from, to - CAPACITY);
        written += start - from;
        int at = (int) (written % CAPACITY);
        int untilEnd = Math.min(to - start, CAPACITY - at);
        System.arraycopy(bytes, start, ring, at, untilEnd);
        System.arraycopy(bytes, start + untilEnd, ring, 0, to - start - untilEnd);
        written += to - start;
    }

    /** Forgets everything: a new incarnation begins. */
    public void clear() {
        written = 0;
    }

    /**
     * Appends the last lines, oldest first. Of a line longer than what is remembered its end is shown, after
     * {@code "... "}.
     *
     * @param formatter one of its own, not the one in use for the process
     */
    public void appendTo(int lineCount, LineFormatter formatter, Stamp now, Block out) {
        byte[] bytes = remembered();
        LineAssembler lines = new LineAssembler();
        int from = startOfLines(bytes, lineCount);
        if (from == 0 && written > CAPACITY) {
            bytes = marked(bytes);
        }
        lines.feed(bytes, from, bytes.length);
        while (lines.next() || lines.end()) {
            formatter.append(lines.line(), now, out);
        }
    }

    private byte[] remembered() {
        int length = (int) Math.min(written, CAPACITY);
        byte[] bytes = new byte[length];
        int oldest = (int) ((written - length) % CAPACITY);
        int untilEnd = Math.min(length, CAPACITY - oldest);
        System.arraycopy(ring, oldest, bytes, 0, untilEnd);
        System.arraycopy(ring, 0, bytes, untilEnd, length - untilEnd);
        return bytes;
    }

    /** The start of the last so many lines; the newline at the very end belongs to the last of them. */
    private static int startOfLines(byte[] bytes, int lineCount) {
        int found = 0;
        for (int i = bytes.length - 2; i >= 0; i--) {
            if (bytes[i] == '\n' && ++found == lineCount) {
                return i + 1;
            }
        }
        return 0;
    }

    /** The first line lost its beginning: says so, and leaves out the rest of a character that was cut. */
    private static byte[] marked(byte[] bytes) {
        int start = 0;
        while (start < 3 && Utf8.isContinuation(bytes[start])) {
            start++;
        }
        byte[] marked = new byte[CUT_MARK.length + bytes.length - start];
        System.arraycopy(CUT_MARK, 0, marked, 0, CUT_MARK.length);
        System.arraycopy(bytes, start, marked, CUT_MARK.length, bytes.length - start);
        return marked;
    }
}
