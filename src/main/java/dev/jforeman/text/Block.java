package dev.jforeman.text;

import java.util.Arrays;

/**
 * Output on its way to the writer: whole lines of one process, never a part of a line.
 *
 * <p>One thread fills a block and hands it over; after it has been written it is cleared and reused. It grows if a line
 * is long, and {@link #clear} releases that memory.
 */
public final class Block {
    /** The amount that one write to a pipe takes. */
    public static final int STANDARD_CAPACITY = 1 << 16;

    /**
     * Extra room, as a fraction of the capacity, for a line that begins when the block is nearly full: a line of normal
     * length never makes the block grow.
     */
    private static final int SLACK_PART = 16;

    private final int capacity;
    private byte[] bytes;
    private int length;
    private int lines;

    public Block() {
        this(STANDARD_CAPACITY);
    }

    /** A block that counts as full once it holds this many bytes. */
    public Block(int capacity) {
        this.capacity = capacity;
        this.bytes = new byte[usual()];
    }

    private int usual() {
        return capacity + capacity / SLACK_PART;
    }

    /** The array whose first {@link #length} bytes are the content. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /** The number of lines in this block. */
    public int lines() {
        return lines;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /** Whether it is time to hand the block over; a line can still be added. */
    public boolean isFull() {
        return length >= capacity;
    }

    /** The number of bytes at which it counts as full. */
    public int capacity() {
        return capacity;
    }

    /** Whether a long line has made it so large that its memory should be released. */
    public boolean isGrown() {
        return bytes.length > 2 * capacity;
    }

    /** Whether another block's content fits without growing. */
    public boolean isRoomFor(Block other) {
        return other.length <= bytes.length - length;
    }

    /** Adds the lines of another block. */
    public void append(Block other) {
        append(other.bytes, 0, other.length);
        lines += other.lines;
    }

    /** Empties the block for its next use. */
    public void clear() {
        length = 0;
        lines = 0;
        if (isGrown()) {
            bytes = new byte[usual()];
        }
    }

    /** Makes room for this many bytes in one step instead of growing several times. */
    void expect(int added) {
        reserve(added);
    }

    void append(byte[] source, int from, int to) {
        int added = to - from;
        reserve(added);
        System.arraycopy(source, from, bytes, length, added);
        length += added;
    }

    void append(byte[] source) {
        append(source, 0, source.length);
    }

    void append(byte b) {
        reserve(1);
        bytes[length++] = b;
    }

    void endLine() {
        append((byte) '\n');
        lines++;
    }

    /** Removes everything after this length. */
    void truncate(int shorter) {
        length = shorter;
    }

    private void reserve(int added) {
        if (bytes.length - length < added) {
            bytes = Arrays.copyOf(bytes, Math.max(length + added, bytes.length + (bytes.length >> 1)));
        }
    }
}
