package dev.jforeman.text;

import dev.jforeman.text.LineFormatter.EscapePolicy;
import java.nio.charset.StandardCharsets;

/**
 * Applies an {@link EscapePolicy} to a line. Lines are independent: an escape sequence ends with its line at the
 * latest, and a color or link that is still open at the end is closed. A line of plain text is copied without being
 * scanned.
 *
 * <p>Only what is known to be harmless is kept. Among control characters, that is the tab and, for a terminal, the
 * bell; among sequences, for a terminal, colors (SGR) and links (OSC 8). A byte from 0x80 to 0x9f that is not part of a
 * UTF-8 character is removed, because an 8-bit terminal takes it for a control character.
 */
final class EscapeFilter {
    private static final byte[] RESET_COLOUR = "\033[0m".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSE_LINK = "\033]8;;\033\\".getBytes(StandardCharsets.US_ASCII);
    private static final byte BELL = 0x07;

    private final EscapePolicy policy;
    private boolean visible;
    private boolean colourOpen;
    private boolean linkOpen;

    EscapeFilter(EscapePolicy policy) {
        this.policy = policy;
    }

    /** Appends the filtered line.  Returns whether anything is left of it. */
    boolean append(Line line, Block out) {
        if (policy == EscapePolicy.KEEP || line.isPlain()) {
            out.append(line.bytes(), line.from(), line.to());
            return line.length() > 0;
        }
        return appendLastState(line, out);
    }

    /** A carriage return restarts the line, so only the last text that is visible is kept. */
    private boolean appendLastState(Line line, Block out) {
        byte[] bytes = line.bytes();
        int firstReturn = LineScanner.first((byte) '\r', bytes, line.from(), line.to());
        int before = out.length();
        int end = line.to();
        while (end > firstReturn) {
            int start = afterLastReturn(bytes, firstReturn, end);
            appendState(bytes, start, end, out);
            if (visible) {
                return true;
            }
            out.truncate(before);
            end = start - 1;
        }
        appendState(bytes, line.from(), end, out);
        return visible;
    }

    private static int afterLastReturn(byte[] bytes, int from, int to) {
        int i = to;
        while (i > from && bytes[i - 1] != '\r') {
            i--;
        }
        return i;
    }

    private void appendState(byte[] bytes, int from, int to, Block out) {
        visible = false;
        colourOpen = false;
        linkOpen = false;
        int i = from;
        while (i < to) {
            int textEnd = endOfText(bytes, i, to);
            visible |= textEnd > i;
            out.append(bytes, i, textEnd);
            i = textEnd < to ? appendControl(bytes, textEnd, to, out) : to;
        }
        close(out);
    }

    private int endOfText(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            if (bytes[i] >= ' ') {
                i = LineScanner.firstUnusual(bytes, i, to);
            } else {
                int length = textLength(bytes, i, to);
                if (length == 0) {
                    return i;
                }
                i += length;
            }
        }
        return i;
    }

    /** The length in bytes of the character that begins here; 0 for a control character. */
    private int textLength(byte[] bytes, int at, int to) {
        byte b = bytes[at];
        if (b >= 0) {
            return b == '\t' || (b == BELL && policy == EscapePolicy.COLOURS) ? 1 : 0;
        }
        if (Utf8.isUpperControl(b)) {
            return 0;
        }
        int length = Utf8.characterAt(bytes, at, to);
        return length == 2 && b == (byte) 0xc2 && Utf8.isUpperControl(bytes[at + 1]) ? 0 : length;
    }

    private int appendControl(byte[] bytes, int from, int to, Block out) {
        int end = EscapeSequence.end(bytes, from, to);
        if (end == EscapeSequence.UNFINISHED) {
            return to;
        }
        if (policy == EscapePolicy.COLOURS && isKept(bytes, from, end)) {
            out.append(bytes, from, end);
        }
        return end;
    }

    private boolean isKept(byte[] bytes, int from, int end) {
        if (EscapeSequence.isColour(bytes, from, end)) {
            colourOpen = !EscapeSequence.isReset(bytes, from, end);
            return true;
        }
        if (EscapeSequence.isLink(bytes, from, end)) {
            linkOpen = !EscapeSequence.isLinkEnd(bytes, from, end);
            return true;
        }
        return false;
    }

    private void close(Block out) {
        if (linkOpen) {
            out.append(CLOSE_LINK);
        }
        if (colourOpen) {
            out.append(RESET_COLOUR);
        }
    }
}
