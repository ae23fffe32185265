package dev.jforeman.text;

import dev.jforeman.text.LineFormatter.EscapePolicy;
import java.nio.charset.StandardCharsets;

/**
 * Lines for programs: one JSON object (RFC 8259) for each line or piece of one.
 *
 * <pre>{"time":"2026-11-24T03:35:18.042Z","type":"web","instance":"web.1","stream":"stdout","line":"text"}</pre>
 *
 * <p>The time is that of the {@link Stamp}. A piece of an unfinished line ends with {@code "partial":true}; the line
 * consists of these pieces and the next one without it. Each byte that is not part of a UTF-8 character becomes U+FFFD,
 * so the output is always valid UTF-8. Everything else is preserved.
 */
public final class JsonLines implements LineFormatter {
    private static final byte[] TIME = ascii("{\"time\":\"");
    private static final byte[] LINE = ascii(",\"line\":\"");
    private static final byte[] END = ascii("\"}");
    private static final byte[] PARTIAL_END = ascii("\",\"partial\":true}");
    private static final byte[] REPLACEMENT = "\ufffd".getBytes(StandardCharsets.UTF_8);
    private static final int ROOM_BESIDES = 1 << 7;
    private static final byte[] HEX_DIGITS = ascii("0123456789abcdef");

    private final byte[] source;
    private final EscapeFilter filter;
    private final Block text = new Block(1 << 12);

    /**
     * Lines of one source.
     *
     * @param source where they come from, as JSON members without braces: {@code "type":"web","instance":"web.1"}
     */
    public JsonLines(String source, EscapePolicy escapes) {
        this.source = ("\"," + source).getBytes(StandardCharsets.UTF_8);
        this.filter = new EscapeFilter(escapes);
    }

    @Override
    public void append(Line line, Stamp now, Block out) {
        text.clear();
        text.expect(line.length());
        if (!filter.append(line, text) && !line.isEnded()) {
            return;
        }
        out.expect(text.length() + source.length + ROOM_BESIDES);
        out.append(TIME);
        out.append(now.text());
        out.append(source);
        out.append(LINE);
        appendEscaped(out);
        out.append(line.isEnded() ? END : PARTIAL_END);
        out.endLine();
        text.clear();
    }

    private void appendEscaped(Block out) {
        byte[] bytes = text.bytes();
        int to = text.length();
        int i = 0;
        while (i < to) {
            int copied = endOfCopied(bytes, i, to);
            out.append(bytes, i, copied);
            if (copied < to) {
                appendReplaced(bytes[copied], out);
            }
            i = copied + 1;
        }
    }

    private static int endOfCopied(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            int length = bytes[i] >= 0 ? asciiLength(bytes[i]) : Utf8.validCharacterAt(bytes, i, to);
            if (length == 0) {
                return i;
            }
            i += length;
        }
        return i;
    }

    private static int asciiLength(byte b) {
        return b >= ' ' && b != '"' && b != '\\' ? 1 : 0;
    }

    private static void appendReplaced(byte b, Block out) {
        if (b < 0) {
            out.append(REPLACEMENT);
            return;
        }
        out.append((byte) '\\');
        switch (b) {
            case '"', '\\' -> out.append(b);
            case '\t' -> out.append((byte) 't');
            case '\r' -> out.append((byte) 'r');
            default -> appendHex(b, out);
        }
    }

    private static void appendHex(byte b, Block out) {
        out.append((byte) 'u');
        out.append((byte) '0');
        out.append((byte) '0');
        out.append(HEX_DIGITS[b >> 4]);
        out.append(HEX_DIGITS[b & 0xf]);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
