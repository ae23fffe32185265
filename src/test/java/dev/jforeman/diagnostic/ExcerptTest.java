package dev.jforeman.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "web|\"web\"",
                "a b|\"a b\"",
                "a\tb|\"a\\tb\"",
                "a\rb|\"a\\rb\"",
                "a\u001b[31mb|\"a\\u001b[31mb\"",
                "a\u00a0b|\"a\\u00a0b\"", // no-break space
                "a\u200bb|\"a\\u200bb\"", // zero width space
                "a\u202eb|\"a\\u202eb\"", // right-to-left override
                "\u007f|\"\\u007f\"",
                "größe|\"größe\"",
                "\ud83d\ude80|\"\ud83d\ude80\"",
                "\ud83d|\"\\ud83d\"", // half a pair
            })
    void whatIsInvisibleIsMadeVisible(String text, String excerpt) {
        assertThat(Excerpt.of(text)).isEqualTo(excerpt);
    }

    @Test
    void aLongTextIsShortenedWithoutBreakingACharacter() {
        assertThat(Excerpt.of("\ud83d\ude80".repeat(41))).isEqualTo("\"" + "\ud83d\ude80".repeat(40) + "...\"");
        assertThat(Excerpt.of("x".repeat(40))).isEqualTo("\"" + "x".repeat(40) + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a\tb|a?b",
                "a\u001b[31mb|a?[31mb",
                "a\u009bb\u007f|a?b?", // the one-character form of ESC [
                "a\u0085b|a?b", // next line
                "a\ufffeb\ud83d|a?b?",
                "größe \ud83d\ude80|größe \ud83d\ude80",
            })
    void aWholeTextFromElsewhereIsMadeHarmless(String text, String harmless) {
        assertThat(Excerpt.harmless(text)).isEqualTo(harmless);
    }

    /** Bytes that are no characters stay, so that a path can be copied, but not those that a terminal may obey. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain text|plain text",
                "größe \ud83d\ude80|größe \ud83d\ude80",
                "\u001b[2J\u0007\u0000\u007f|?[2J???",
                "a\u009b31mb|a?31mb",
                "a\u202eb\u2066c\u200fd\u061ce\u2028f|a?b?c?d?e?f",
                "a\udc9bb\udcfcc|a?b\udcfcc",
            })
    void whatATerminalWouldObeyIsNotPrinted(String text, String printable) {
        assertThat(Excerpt.printable(text)).isEqualTo(printable);
        assertThat(Excerpt.printableLine(text)).isEqualTo(printable);
    }

    @Test
    void linesStayLinesWhereThereMayBeMoreThanOne() {
        assertThat(Excerpt.printable("a\n\tb\r\n")).isEqualTo("a\n\tb?\n");
        assertThat(Excerpt.printableLine("a\n\tb")).isEqualTo("a??b");
    }

    @Test
    void aLineEndDoesNotBreakTheSentence() {
        assertThat(Excerpt.of("a\nb")).isEqualTo("\"a\\nb\"");
    }
}
