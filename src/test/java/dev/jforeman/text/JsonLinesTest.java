package dev.jforeman.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.text.LineFormatter.EscapePolicy;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {
    /** A string of RFC 8259, section 7, with the escapes in use. */
    private static final Pattern JSON_STRING =
            Pattern.compile("\"([^\"\\\\\\x00-\\x1f]|\\\\[\"\\\\tr]|\\\\u00[0-9a-f]{2})*\"");

    private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-f]{4}|.)");
    private static final Stamp NOW = new Stamp("2026-11-24T03:35:18.042Z");

    private static String json(String bytes, EscapePolicy escapes) {
        return json(Bytes.of(bytes), true, escapes);
    }

    private static String json(byte[] bytes, boolean ended, EscapePolicy escapes) {
        Block out = new Block();
        LineFormatter formatter = new JsonLines("\"type\":\"web\",\"instance\":1", escapes);
        formatter.append(new Line().show(bytes, 0, bytes.length, ended, false), NOW, out);
        return Bytes.text(out);
    }

    private static String object(String line) {
        return "{\"time\":\"2026-11-24T03:35:18.042Z\",\"type\":\"web\",\"instance\":1,\"line\":\"" + line + "\"}\n";
    }

    @Test
    void aLineIsAnObject() {
        assertThat(json("text", EscapePolicy.KEEP)).isEqualTo(object("text"));
        assertThat(json("", EscapePolicy.KEEP)).isEqualTo(object(""));
    }

    @Test
    void charactersThatJsonForbidsAreEscaped() {
        assertThat(json("\"a\\b\"\t\r\033\001", EscapePolicy.KEEP))
                .isEqualTo(object("\\\"a\\\\b\\\"\\t\\r\\u001b\\u0001"));
    }

    @Test
    void charactersStayAndOtherBytesAreReplaced() {
        assertThat(json("\303\251\360\237\230\200", EscapePolicy.KEEP)).isEqualTo(object("\303\251\360\237\230\200"));
        assertThat(json("\377\303x", EscapePolicy.KEEP)).isEqualTo(object("\357\277\275\357\277\275x"));
    }

    @Test
    void escapeSequencesCanBeLeftOut() {
        assertThat(json("\033[31mred\033[0m", EscapePolicy.STRIP)).isEqualTo(object("red"));
    }

    @Test
    void aPartOfALineIsMarked() {
        assertThat(json(Bytes.of("ask"), false, EscapePolicy.KEEP)).endsWith("\"line\":\"ask\",\"partial\":true}\n");
        assertThat(json(Bytes.of(""), false, EscapePolicy.KEEP)).isEmpty();
    }

    @Provide
    Arbitrary<byte[]> output() {
        return Chunks.output()
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1)
                        .replace("\n", "")
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    @Property
    void whateverTheBytesTheObjectIsValidAndHoldsTheirText(@ForAll("output") byte[] bytes)
            throws CharacterCodingException {
        String json = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(Bytes.of(json(bytes, true, EscapePolicy.KEEP))))
                .toString();
        String line = json.substring(json.indexOf("\"line\":") + 7, json.length() - 2);
        assertThat(line).matches(JSON_STRING);
        assertThat(unescaped(line).replace("\ufffd", "")).isEqualTo(text(bytes).replace("\ufffd", ""));
    }

    /** The control protocol sends text, and the client formats the line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "\033[31mred\033[0m \t \"\\\"",
                "\303\251 \342\202\254 \360\237\230\200",
                "\377 \303x \342\202 \360\237\230",
                "\233 1m \204",
                "\340\200\200 \355\240\200 \302\2331m",
                "10 %\r20 %\r"
            })
    void aLineSentAsTextBecomesTheSameObject(String bytes) {
        String text =
                new Line().show(Bytes.of(bytes), 0, bytes.length(), true, false).text();
        assertThat(json(text.getBytes(StandardCharsets.UTF_8), true, EscapePolicy.STRIP))
                .isEqualTo(json(bytes, EscapePolicy.STRIP));
    }

    private static String unescaped(String jsonString) {
        return ESCAPE.matcher(jsonString.substring(1, jsonString.length() - 1)).replaceAll(escape -> {
            String character = escape.group(1);
            return Matcher.quoteReplacement(
                    switch (character.charAt(0)) {
                        case 't' -> "\t";
                        case 'r' -> "\r";
                        case 'u' -> Character.toString(Integer.parseInt(character.substring(1), 16));
                        default -> character;
                    });
        });
    }

    /** Decoding as the JDK does; how many replacements an invalid sequence becomes is left open. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
