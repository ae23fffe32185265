package dev.jforeman.text;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The last lines of one run of a process, from all its streams; they are shown if it fails. */
public final class LastLines {
    /** They are taken from at most this many bytes. */
    public static final int MOST_BYTES = 1 << 14;

    private static final byte[] CUT_MARK = "... ".getBytes(StandardCharsets.US_ASCII);

    private final NavigableMap<Long, byte[]> chunks = new TreeMap<>();
    private int length;
    private boolean isCut;

    private LastLines() {}

    /**
     * Collects them from the histories of its streams, in the order in which they were read. Empty if the run wrote
     * nothing.
     *
     * @param incarnation the number of the run
     */
    public static Optional<LastLines> of(Collection<History> streams, int incarnation) {
        LastLines last = new LastLines();
        for (History stream : streams) {
            last.isCut |= stream.hasForgotten(incarnation);
            stream.forEach(entry -> {
                if (entry.run().incarnation() == incarnation && entry.kind() == History.Kind.OUTPUT) {
                    last.add(entry);
                }
            });
        }
        return last.chunks.isEmpty() ? Optional.empty() : Optional.of(last);
    }

    private void add(History.Entry entry) {
        chunks.put(entry.order(), entry.bytes());
        length += entry.bytes().length;
        while (length - chunks.firstEntry().getValue().length >= MOST_BYTES) {
            length -= chunks.pollFirstEntry().getValue().length;
            isCut = true;
        }
        isCut |= length > MOST_BYTES;
    }

    /**
     * Appends this many of them, oldest first. A line that is too long is shown as {@code "... "} and its end.
     *
     * @param formatter a separate one, not the one in use for the process
     */
    public void appendTo(int lineCount, LineFormatter formatter, Stamp now, Block out) {
        byte[] bytes = joined();
        int from = startOfLines(bytes, lineCount);
        if (from == 0 && isCut) {
            bytes = marked(bytes);
        }
        LineAssembler lines = new LineAssembler();
        lines.feed(bytes, from, bytes.length);
        while (lines.next() || lines.end()) {
            formatter.append(lines.line(), now, out);
        }
    }

    private byte[] joined() {
        byte[] bytes = new byte[Math.min(length, MOST_BYTES)];
        int end = bytes.length;
        for (byte[] chunk : chunks.descendingMap().values()) {
            int taken = Math.min(end, chunk.length);
            end -= taken;
            System.arraycopy(chunk, chunk.length - taken, bytes, end, taken);
        }
        return bytes;
    }

    /** The start of the last {@code lineCount} lines. The newline at the very end belongs to the last of them. */
    private static int startOfLines(byte[] bytes, int lineCount) {
        int found = 0;
        for (int i = bytes.length - 2; i >= 0; i--) {
            if (bytes[i] == '\n' && ++found == lineCount) {
                return i + 1;
            }
        }
        return 0;
    }

    /**
     * Marks the first line if its beginning is missing, and removes the remaining bytes of a character that was cut.
     */
    private static byte[] marked(byte[] bytes) {
        int start = 0;
        while (start < Math.min(3, bytes.length) && Utf8.isContinuation(bytes[start])) {
            start++;
        }
        byte[] marked = new byte[CUT_MARK.length + bytes.length - start];
        System.arraycopy(CUT_MARK, 0, marked, 0, CUT_MARK.length);
        System.arraycopy(bytes, start, marked, CUT_MARK.length, bytes.length - start);
        return marked;
    }
}
