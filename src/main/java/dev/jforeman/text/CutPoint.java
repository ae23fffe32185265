package dev.jforeman.text;

/** The place where an unfinished line may be cut without splitting a character or an escape sequence. */
final class CutPoint {
    /** Longer than any escape sequence in use. A stray escape character must not hold back more than this. */
    private static final int LONGEST_SEQUENCE = 4096;

    private CutPoint() {}

    /**
     * The end of the part that can be shown now. It lies before an incomplete escape sequence or UTF-8 character, and
     * before a carriage return that may be part of a line end.
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
