package dev.jforeman.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.text.Colour.Palette;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTest {
    private static final List<String> TYPES =
            IntStream.range(0, 17).mapToObj(i -> "type" + i).toList();

    @Test
    void givesColoursInForemansOrder() {
        Palette palette = new Palette(TYPES, Map.of());
        assertThat(TYPES.stream().limit(6).map(palette::of))
                .containsExactly(Colour.CYAN, Colour.YELLOW, Colour.GREEN, Colour.MAGENTA, Colour.RED, Colour.BLUE);
    }

    @Test
    void sixteenTypesAreAllDistinctThenTheyBeginAnew() {
        Palette palette = new Palette(TYPES, Map.of());
        assertThat(TYPES.stream().limit(16).map(palette::of)).doesNotHaveDuplicates();
        assertThat(palette.of("type16")).isEqualTo(Colour.CYAN);
    }

    /** WCAG 2 requires a contrast of 3:1 for anything other than running text. */
    @Test
    void theTonesThatNoTerminalChoosesStandOutFromBlackAndFromWhite() {
        for (Colour colour : Palette.CYCLE.subList(6, 16)) {
            double luminance = luminance(Integer.parseInt(colour.word()));
            assertThat((luminance + 0.05) / 0.05).as("%s on black", colour).isGreaterThan(3);
            assertThat(1.05 / (luminance + 0.05)).as("%s on white", colour).isGreaterThan(3);
        }
    }

    /** Relative luminance (WCAG 2) of a colour in the 6x6x6 cube of xterm. */
    private static double luminance(int index) {
        int cube = index - 16;
        return 0.2126 * linear(cube / 36) + 0.7152 * linear(cube / 6 % 6) + 0.0722 * linear(cube % 6);
    }

    private static double linear(int step) {
        double value = step == 0 ? 0 : (55 + 40 * step) / 255.0;
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    @Test
    void aChosenColourWins() {
        Palette palette = new Palette(List.of("web", "db"), Map.of("web", Colour.indexed(208)));
        assertThat(palette.of("web")).isEqualTo(Colour.indexed(208));
        assertThat(palette.of("db")).isEqualTo(Colour.YELLOW);
    }

    @Test
    void theSystemHasTheTerminalsOwnColour() {
        assertThat(new Palette(TYPES, Map.of()).of("system")).isEqualTo(Colour.PLAIN_BOLD);
    }

    @ParameterizedTest
    @CsvSource({"cyan,36", "Bright_Cyan,96", "bright-black,90", "white,37", "bold,1", "208,38;5;208", "0,38;5;0"})
    void aColourIsFoundByItsWord(String word, String code) {
        assertThat(Colour.named(word).map(Colour::code)).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mauve", "bright", "bright-", "256", "-1", "", "bright-bold"})
    void anUnknownColourIsNone(String word) {
        assertThat(Colour.named(word)).isEmpty();
    }
}
