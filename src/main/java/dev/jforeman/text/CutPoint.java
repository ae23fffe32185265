package dev.jforeman.text;

/** The place where an unfinished line may be cut without splitting a character or an escape sequence. */
final class CutPoint {
    /** No escape sequence in use is longer, and a stray escape must not hide more than this. */
    private static final int LONGEST_SEQUENCE = 4096;

    private CutPoint() {}

    /**
     * The end of the part that can be shown now: before an escape sequence or a UTF-8 character of which the rest is
     * yet to come, and before a carriage return that may belong to a line end.
     */
    static int in(byte[] bytes, int from, int to) {
        if (to == from) {
            return to;
        }
        if (bytes[to - 1] == '\r') {
            return to - 1;
        }
        int escape = lastEscape(bytes, Math.max(from, to - LONGEST_SEQUENCE), to);
        if (escape >= 0 && EscapeSequence.end(bytes, escape, to) == EscapeSequence.UNFINISHED) {
            return escape;
        }
        return Utf8.wholeCharacters(bytes, from, to);
    }

    private static int lastEscape(byte[] bytes, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (bytes[i] == EscapeSequence.ESC) {
                return i;
            }
        }
        return -1;
    }
}
