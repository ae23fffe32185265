package dev.jforeman.text;

/** As much of UTF-8 as one needs to know where a character begins and ends (RFC 3629). */
final class Utf8 {
    private Utf8() {}

    /** How many bytes the character has that begins with this byte; 1 for a byte that begins none. */
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

    /** How many bytes from {@code at} make one character; 1 where the bytes are not UTF-8 or end too early. */
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
     * How many bytes from {@code at} make one valid character that is not ASCII; 0 where they make none. Overlong
     * forms, surrogates and what is beyond U+10FFFF are not valid.
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

    /** The end of the bytes without a character at their end of which the rest is missing. */
    static int wholeCharacters(byte[] bytes, int from, int to) {
        int first = to - 1;
        while (first > from && first > to - 3 && isContinuation(bytes[first])) {
            first--;
        }
        return first >= from && first + length(bytes[first]) > to ? first : to;
    }
}
