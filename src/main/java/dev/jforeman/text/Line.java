package dev.jforeman.text;

import java.nio.charset.StandardCharsets;

/**
 * One line of output, or a piece of one, without its line end: a view of an array that it does not own.
 *
 * <p>A {@link LineAssembler} reuses a single {@code Line}, so a view is valid only until the assembler is asked for the
 * next line. The bytes are as the process wrote them, in no particular encoding.
 */
public final class Line {
    private static final byte[] NOTHING = {};

    private byte[] bytes = NOTHING;
    private int from;
    private int to;
    private boolean ended = true;
    private boolean plain = true;

    Line() {}

    /** A whole line that does not come from a process, for example a message about one. */
    public static Line of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A piece of such a line, to be continued. */
    public static Line part(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Line().show(bytes, 0, bytes.length, false, false);
    }

    public static Line of(byte[] bytes) {
        return new Line().show(bytes, 0, bytes.length, true, false);
    }

    /** The line as text. {@link #of(String)} of that text is formatted like this line. */
    public String text() {
        return Utf8.decode(bytes, from, to);
    }

    Line show(byte[] array, int start, int end, boolean lineEnded, boolean withoutControls) {
        bytes = array;
        from = start;
        to = end;
        ended = lineEnded;
        plain = withoutControls;
        return this;
    }

    /** The array that holds the line, from {@link #from} to before {@link #to}. */
    public byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    public int length() {
        return to - from;
    }

    /** Whether the line ends here. Otherwise this is a piece, and further pieces follow. */
    public boolean isEnded() {
        return ended;
    }

    /** Whether the bytes are known to be printable ASCII and tabs, so that no filter needs to look at them. */
    boolean isPlain() {
        return plain;
    }
}
