package dev.jforeman.text;

import java.nio.charset.StandardCharsets;

/** The part of UTF-8 that determines where a character begins and ends (RFC 3629). */
final class Utf8 {
    private Utf8() {}

    /** The length of the character that begins with this byte; 1 if no character begins with it. */
    static int length(byte first) {
        int b = first & 0xff;
        if (b < 0xc2 || b > 0xf4) {
            return 1;
        }
        return b < 0xe0 ? 2 : b < 0xf0 ? 3 : 4;
    }

    static boolean isContinuation(byte b) {
        return (b & 0xc0) == 0x80;
    }

    /** The length of the character at {@code at}; 1 if the bytes are not UTF-8 or end too early. */
    static int characterAt(byte[] bytes, int at, int to) {
        int length = length(bytes[at]);
        if (at + length > to) {
            return 1;
        }
        for (int i = 1; i < length; i++) {
            if (!isContinuation(bytes[at + i])) {
                return 1;
            }
        }
        return length;
    }

    /**
     * The length of the valid non-ASCII character at {@code at}; 0 if there is none. Overlong forms, surrogates and
     * values above U+10FFFF are invalid.
     */
    static int validCharacterAt(byte[] bytes, int at, int to) {
        int length = characterAt(bytes, at, to);
        if (length == 1) {
            return 0;
        }
        int second = bytes[at + 1] & 0xff;
        boolean valid = switch (bytes[at] & 0xff) {
            case 0xe0 -> second >= 0xa0;
            case 0xed -> second < 0xa0;
            case 0xf0 -> second >= 0x90;
            case 0xf4 -> second < 0x90;
            default -> true;
        };
        return valid ? length : 0;
    }

    /**
     * Decodes bytes so that {@link EscapeFilter} and {@link JsonLines} treat the text like the bytes: a stray control
     * byte becomes U+0080, which begins no sequence, and any other byte that is not part of a valid character becomes
     * U+FFFD.
     */
    static String decode(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int i = from;
        while (i < to) {
            int length = characterAt(bytes, i, to);
            if (bytes[i] >= 0) {
                text.append((char) bytes[i]);
            } else if (length == 1 && isUpperControl(bytes[i])) {
                text.append('\u0080');
            } else if (validCharacterAt(bytes, i, to) == 0) {
                text.repeat('\ufffd', length);
            } else {
                text.append(new String(bytes, i, length, StandardCharsets.UTF_8));
            }
            i += length;
        }
        return text.toString();
    }

    /** Whether a byte that is not part of a character is a control character in an 8-bit terminal. */
    static boolean isUpperControl(byte b) {
        return (b & 0xe0) == 0x80;
    }

    /** The end of the bytes without an incomplete character at their end. */
    static int wholeCharacters(byte[] bytes, int from, int to) {
        int first = to - 1;
        while (first > from && first > to - 3 && isContinuation(bytes[first])) {
            first--;
        }
        return first >= from && first + length(bytes[first]) > to ? first : to;
    }
}
