package dev.jforeman.text;

/**
 * Finds the end of a terminal's control sequence, by ECMA-48 as terminals read it: in its 7-bit form, and with the
 * introducers U+0080 to U+009F.
 *
 * <p>A sequence never extends beyond its line, so an unterminated one cannot swallow the log.
 */
final class EscapeSequence {
    static final int UNFINISHED = -1;
    static final byte ESC = 0x1b;

    private static final byte BELL = 0x07;
    private static final byte CANCEL = 0x18;
    private static final byte SUBSTITUTE = 0x1a;
    private static final byte C1_LEAD = (byte) 0xc2;
    private static final byte C1_STRING_TERMINATOR = (byte) 0x9c;
    /** From the second byte of U+0080 to U+009F to the character that means the same after an escape character. */
    private static final int C1_TO_ESCAPE = 0x40;

    private EscapeSequence() {}

    /**
     * The end of the control sequence that begins at {@code from}, or {@link #UNFINISHED} if the bytes end within it. A
     * sequence that contains an invalid byte ends before that byte. A control character that begins no sequence is one
     * byte long, or two in its UTF-8 form.
     */
    static int end(byte[] bytes, int from, int to) {
        if (bytes[from] == C1_LEAD) {
            return endAfter((bytes[from + 1] & 0xff) - C1_TO_ESCAPE, bytes, from + 2, to, false);
        }
        if (bytes[from] != ESC) {
            return from + 1;
        }
        return from + 1 == to ? UNFINISHED : endAfter(bytes[from + 1], bytes, from + 2, to, true);
    }

    private static int endAfter(int introducer, byte[] bytes, int body, int to, boolean afterEscape) {
        return switch (introducer) {
            case '[' -> endOfControl(bytes, body, to);
            case ']' -> endOfString(bytes, body, to, true);
            case 'P', 'X', '^', '_' -> endOfString(bytes, body, to, false);
            // GNU screen reads this as the title of a window
            case 'k' -> afterEscape ? endOfString(bytes, body, to, false) : body;
            default -> afterEscape ? endOfEscape(introducer, bytes, body, to) : body;
        };
    }

    /** Parameter bytes and intermediate bytes, then one final byte. */
    private static int endOfControl(byte[] bytes, int body, int to) {
        int i = body;
        while (i < to && bytes[i] >= 0x20 && bytes[i] <= 0x3f) {
            i++;
        }
        return i == to ? UNFINISHED : isFinal(bytes[i], 0x40) ? i + 1 : i;
    }

    /** Intermediate bytes, then one final byte, which is {@code second} itself if that is not an intermediate byte. */
    private static int endOfEscape(int second, byte[] bytes, int body, int to) {
        if (second < 0x20 || second > 0x2f) {
            return isFinal(second, 0x30) ? body : body - 1;
        }
        int i = body;
        while (i < to && bytes[i] >= 0x20 && bytes[i] <= 0x2f) {
            i++;
        }
        return i == to ? UNFINISHED : isFinal(bytes[i], 0x30) ? i + 1 : i;
    }

    private static boolean isFinal(int b, int lowest) {
        return b >= lowest && b <= 0x7e;
    }

    /**
     * Anything up to the string terminator. Any other escape sequence breaks the string off and starts a new sequence.
     */
    private static int endOfString(byte[] bytes, int body, int to, boolean bellEnds) {
        for (int i = body; i < to; i++) {
            switch (bytes[i]) {
                case ESC -> {
                    return i + 1 == to ? UNFINISHED : bytes[i + 1] == '\\' ? i + 2 : i;
                }
                case BELL -> {
                    if (bellEnds) {
                        return i + 1;
                    }
                }
                case CANCEL, SUBSTITUTE -> {
                    return i + 1;
                }
                case '\r' -> {
                    return i;
                }
                case C1_STRING_TERMINATOR -> {
                    if (bytes[i - 1] == C1_LEAD) {
                        return i + 1;
                    }
                }
                default -> {}
            }
        }
        return UNFINISHED;
    }

    /** Whether a finished sequence is Select Graphic Rendition and nothing else: {@code ESC [ 1;31 m}. */
    static boolean isColour(byte[] bytes, int from, int end) {
        return end - from > 2
                && bytes[from] == ESC
                && bytes[from + 1] == '['
                && bytes[end - 1] == 'm'
                && allWithin(bytes, from + 2, end - 1, '0', ';');
    }

    /** Whether a colour sequence puts everything back to normal. */
    static boolean isReset(byte[] bytes, int from, int end) {
        for (int i = from + 2; i < end - 1; i++) {
            if (bytes[i] != '0' && bytes[i] != ';') {
                return false;
            }
        }
        return true;
    }

    /** Whether a finished sequence is a well-formed link: {@code ESC ] 8 ; parameters ; address ESC \\}. */
    static boolean isLink(byte[] bytes, int from, int end) {
        int bodyEnd = linkBodyEnd(bytes, end);
        return bodyEnd > from + 4
                && bytes[from] == ESC
                && bytes[from + 1] == ']'
                && bytes[from + 2] == '8'
                && bytes[from + 3] == ';'
                && allWithin(bytes, from + 4, bodyEnd, ' ', '~')
                && linkAddress(bytes, from, bodyEnd) <= bodyEnd;
    }

    /** Whether a link sequence has no address, which ends the link before it. */
    static boolean isLinkEnd(byte[] bytes, int from, int end) {
        int bodyEnd = linkBodyEnd(bytes, end);
        return linkAddress(bytes, from, bodyEnd) == bodyEnd;
    }

    private static int linkBodyEnd(byte[] bytes, int end) {
        if (bytes[end - 1] == BELL) {
            return end - 1;
        }
        return bytes[end - 1] == '\\' && bytes[end - 2] == ESC ? end - 2 : UNFINISHED;
    }

    private static int linkAddress(byte[] bytes, int from, int bodyEnd) {
        int i = from + 4;
        while (i < bodyEnd && bytes[i] != ';') {
            i++;
        }
        return i + 1;
    }

    private static boolean allWithin(byte[] bytes, int from, int to, int lowest, int highest) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < lowest || bytes[i] > highest) {
                return false;
            }
        }
        return true;
    }
}
