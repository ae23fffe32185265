package dev.jforeman.diagnostic;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The text of a file that a user wrote, with the position of each character.
 *
 * <p>Lines end with LF, whether the file has LF or CRLF; a byte order mark is removed. Columns count characters (code
 * points), as editors do.
 */
public final class SourceText {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final String file;
    private final String text;
    private final boolean marked;
    private final int[] lineStarts;

    private SourceText(String file, String text, boolean marked) {
        this.file = file;
        this.text = text;
        this.marked = marked;
        this.lineStarts = IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, text.length())
                                .filter(i -> text.charAt(i) == '\n')
                                .map(i -> i + 1))
                .toArray();
    }

    /**
     * Decodes UTF-8. For a file that is not UTF-8 or contains a NUL byte, the value is empty and the only error is
     * about the first invalid byte.
     */
    public static Parsed<SourceText> decode(String file, byte[] bytes) {
        boolean marked = startsWithMark(bytes);
        ByteBuffer in = ByteBuffer.wrap(withoutCarriageReturns(bytes, marked ? BYTE_ORDER_MARK.length : 0));
        CharBuffer out = CharBuffer.allocate(in.remaining());
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        SourceText source = new SourceText(file, out.flip().toString(), marked);
        int nul = source.text.indexOf('\0');
        if (nul >= 0) {
            return source.refused(nul, "unexpected NUL byte");
        }
        if (result.isError()) {
            return source.refused(source.text.length(), String.format("byte 0x%02X is not UTF-8", in.get()));
        }
        return new Parsed<>(source, List.of());
    }

    private Parsed<SourceText> refused(int offset, String problem) {
        Diagnostic error = Diagnostic.error(locate(offset), problem, "save the file as UTF-8 text");
        return new Parsed<>(new SourceText(file, "", marked), List.of(error));
    }

    private static boolean startsWithMark(byte[] bytes) {
        int length = BYTE_ORDER_MARK.length;
        return bytes.length >= length && Arrays.equals(bytes, 0, length, BYTE_ORDER_MARK, 0, length);
    }

    /** Removes the carriage returns before line feeds. Any other carriage return belongs to the text. */
    private static byte[] withoutCarriageReturns(byte[] bytes, int from) {
        byte[] kept = new byte[bytes.length - from];
        int length = 0;
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] != '\r' || i + 1 == bytes.length || bytes[i + 1] != '\n') {
                kept[length++] = bytes[i];
            }
        }
        return Arrays.copyOf(kept, length);
    }

    /** Whether a character is a blank within a line, like {@code \s} in regular expressions. */
    public static boolean isBlank(char character) {
        return character == ' ' || (character >= '\t' && character <= '\r' && character != '\n');
    }

    public String file() {
        return file;
    }

    public String text() {
        return text;
    }

    /** Whether the file began with a byte order mark. */
    public boolean hasByteOrderMark() {
        return marked;
    }

    /** The position of a character; the text's length stands for the position after its last character. */
    public Location locate(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Location(file, line + 1, text.codePointCount(lineStarts[line], offset) + 1);
    }

    /** The number of lines; a text that ends with a line end has an empty last line. */
    public int lineCount() {
        return lineStarts.length;
    }

    /** The line with this number, counted from 1. */
    public SourceLine line(int number) {
        int end = number < lineStarts.length ? lineStarts[number] - 1 : text.length();
        return new SourceLine(file, number, text.substring(lineStarts[number - 1], end));
    }

    /**
     * One line of a text file.
     *
     * @param file the file as the user named it
     * @param number the first line is 1
     * @param text the line without its end
     */
    public record SourceLine(String file, int number, String text) {

        /**
         * The position of a character of this line; the line's length stands for the position after its last character.
         */
        public Location at(int index) {
            return new Location(file, number, text.codePointCount(0, index) + 1);
        }

        /** The first index, from the given one on, whose character is not a blank, or the length of the line. */
        public int skipBlanks(int from) {
            int index = from;
            while (index < text.length() && SourceText.isBlank(text.charAt(index))) {
                index++;
            }
            return index;
        }
    }
}
