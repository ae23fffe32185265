package dev.jforeman.diagnostic;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.diagnostic.SourceText.SourceLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTextTest {
    private static final String MARK = "\ufeff";

    private static Parsed<SourceText> decode(String text) {
        return SourceText.decode("f", text.getBytes(UTF_8));
    }

    private static SourceText text(String text) {
        Parsed<SourceText> decoded = decode(text);
        assertThat(decoded.diagnostics()).isEmpty();
        return decoded.value();
    }

    @Test
    void aLineEndIsOneCharacterWhetherCrlfOrLf() {
        assertThat(text("a\r\nb\n\r\n").text()).isEqualTo("a\nb\n\n");
    }

    @Test
    void aCarriageReturnInsideALineIsKept() {
        assertThat(text("a\rb\r\r\nc\r").text()).isEqualTo("a\rb\r\nc\r");
    }

    @Test
    void aByteOrderMarkIsTakenAwayOnce() {
        assertThat(text(MARK + "a").text()).isEqualTo("a");
        assertThat(text(MARK + MARK + "a").text()).isEqualTo(MARK + "a");
        assertThat(text(MARK + "a").hasByteOrderMark()).isTrue();
        assertThat(text("a").hasByteOrderMark()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0,f:1:1", "2,f:1:3", "3,f:2:1", "4,f:3:1", "6,f:3:2", "7,f:3:3"})
    void aPositionIsReportedByLineAndCharacter(int offset, String where) {
        assertThat(text("ab\n\n\ud83d\ude80x").locate(offset)).hasToString(where);
    }

    @Test
    void aTextHasOneLineMoreThanLineEnds() {
        SourceText text = text("a\nb\n");
        assertThat(text.lineCount()).isEqualTo(3);
        assertThat(text.line(1)).isEqualTo(new SourceLine("f", 1, "a"));
        assertThat(text.line(2)).isEqualTo(new SourceLine("f", 2, "b"));
        assertThat(text.line(3)).isEqualTo(new SourceLine("f", 3, ""));
        assertThat(text("").line(1)).isEqualTo(new SourceLine("f", 1, ""));
    }

    @Test
    void aNulIsAnErrorWhereItStands() {
        assertThat(decode("a\r\n\ud83d\ude80\0b").diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly("f:2:2: unexpected NUL byte (save the file as UTF-8 text)");
    }

    @Test
    void aByteThatIsNotUtf8IsAnErrorWithItsPosition() {
        byte[] latin1 = {'a', '\r', '\n', (byte) 0xC3, (byte) 0xA9, 'x', (byte) 0xE9, '\n'};
        assertThat(SourceText.decode("f", latin1).diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly("f:2:3: byte 0xE9 is not UTF-8 (save the file as UTF-8 text)");
    }

    @Test
    void aCutCharacterAtTheEndIsAnError() {
        Parsed<SourceText> cut = SourceText.decode("f", new byte[] {'a', (byte) 0xE2, (byte) 0x82});
        assertThat(cut.diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly("f:1:2: byte 0xE2 is not UTF-8 (save the file as UTF-8 text)");
        assertThat(cut.value().text()).isEmpty();
    }

    @Test
    void utf16IsAnErrorAtTheFirstByte() {
        assertThat(SourceText.decode("f", "web: x".getBytes(UTF_16)).diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly("f:1:1: byte 0xFE is not UTF-8 (save the file as UTF-8 text)");
    }
}
