package dev.jforeman.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/**
 * Converts any bytes to text and back to the same bytes. Input is mostly UTF-8; each byte that is not becomes a lone
 * surrogate, U+DC80 to U+DCFF, as in <a href="https://peps.python.org/pep-0383/">PEP 383</a>. So a file name or
 * variable in another encoding can be a string, and nothing is lost.
 */
public final class ByteText {
    private static final char FIRST = '\udc80';
    private static final char LAST = '\udcff';
    private static final int OFFSET = 0xdc00;
    private static final char REPLACEMENT = '\ufffd';

    private ByteText() {}

    /** The text for these bytes. */
    public static String decode(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : decodeExactly(bytes);
    }

    private static String decodeExactly(byte[] bytes) {
        CharsetDecoder decoder = UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            for (int i = result.length(); i > 0; i--) {
                out.put((char) (OFFSET + (in.get() & 0xff)));
            }
            result = decoder.decode(in, out, true);
        }
        return out.flip().toString();
    }

    /** The bytes of a text. */
    public static byte[] encode(String text) {
        return isUnicode(text) ? text.getBytes(UTF_8) : encodeExactly(text);
    }

    private static byte[] encodeExactly(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        text.codePoints().forEach(character -> {
            if (isByte(character)) {
                bytes.write(character - OFFSET);
            } else {
                bytes.writeBytes(Character.toString(character).getBytes(UTF_8));
            }
        });
        return bytes.toByteArray();
    }

    /** Whether the text represents valid UTF-8. */
    public static boolean isUnicode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST && text.charAt(i) <= LAST && isByte(text.codePointBefore(i + 1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isByte(int character) {
        return character >= FIRST && character <= LAST;
    }

    /** The text for formats that must be Unicode, such as JSON: a byte that is not UTF-8 becomes U+FFFD. */
    public static String unicode(String text) {
        if (isUnicode(text)) {
            return text;
        }
        StringBuilder unicode = new StringBuilder(text.length());
        text.codePoints()
                .map(character -> isByte(character) ? REPLACEMENT : character)
                .forEach(unicode::appendCodePoint);
        return unicode.toString();
    }

    /**
     * Whether a string from the JVM (an argument, a variable, a file name) represents its original bytes, and will be
     * converted back to them. In a locale without UTF-8, that is the case only for ASCII.
     */
    public static boolean isExact(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return Jvm.IS_UTF_8 && text.indexOf(REPLACEMENT) < 0 && isUnicode(text);
            }
        }
        return true;
    }

    /** Loaded only for text that is not ASCII. */
    private static final class Jvm {
        static final boolean IS_UTF_8 = "UTF-8".equals(System.getProperty("sun.jnu.encoding"));
    }
}
