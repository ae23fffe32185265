package dev.jforeman.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any bytes can be converted to text and back. */
class ByteTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        61                | a
        c3a4              | ä
        f09f9a80          | 🚀
        f48fb080          | \udbff\udc00
        e4                | \udce4
        61e462            | a\udce4b
        c3                | \udcc3
        e282              | \udce2\udc82
        c3a4e4f09f9a80ff  | ä\udce4🚀\udcff
        edb3a4            | \udced\udcb3\udca4
        c080              | \udcc0\udc80
        efbfbd            | \ufffd
        efbfbde4          | \ufffd\udce4
        """)
    void anInvalidByteBecomesALoneSurrogate(String hex, String text) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThat(ByteText.decode(bytes)).isEqualTo(text);
        assertThat(ByteText.encode(text)).isEqualTo(bytes);
    }

    @Test
    void anyBytesAreRestored() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);

            assertThat(ByteText.encode(ByteText.decode(bytes))).isEqualTo(bytes);
        }
    }

    @Test
    void anInvalidByteIsReplacedInUnicodeText() {
        assertThat(ByteText.unicode("ä🚀")).isEqualTo("ä🚀");
        assertThat(ByteText.unicode("ä🚀\udce4\udcff")).isEqualTo("ä🚀\ufffd\ufffd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\udce4", "a\udcff", "\ud83d\ude80\udc80"})
    void aLoneSurrogateIsNoUnicode(String text) {
        assertThat(ByteText.isUnicode(text)).isFalse();
        assertThat(ByteText.isExact(text)).isFalse();
    }

    /** The second surrogate of a pair may be one that represents a byte when it is alone. */
    @Test
    void aPairIsUnicode() {
        String last = new String(Character.toChars(0x10fcff));

        assertThat(last.charAt(1)).isBetween('\udc80', '\udcff');
        assertThat(ByteText.isUnicode(last)).isTrue();
        assertThat(ByteText.encode(last)).isEqualTo(last.getBytes(StandardCharsets.UTF_8));
    }
}
