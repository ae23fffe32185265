package dev.jforeman.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaletteTest {
    private static final List<String> TYPES =
            IntStream.range(0, 13).mapToObj(i -> "type" + i).toList();

    @Test
    void givesColoursInForemansOrder() {
        Palette palette = new Palette(TYPES, Map.of());
        assertThat(TYPES.stream().limit(7).map(palette::of))
                .containsExactly(
                        Colour.CYAN,
                        Colour.YELLOW,
                        Colour.GREEN,
                        Colour.MAGENTA,
                        Colour.RED,
                        Colour.BLUE,
                        Colour.BRIGHT_CYAN);
    }

    @Test
    void twelveTypesAreAllDistinctThenTheyBeginAnew() {
        Palette palette = new Palette(TYPES, Map.of());
        assertThat(TYPES.stream().limit(12).map(palette::of)).doesNotHaveDuplicates();
        assertThat(palette.of("type12")).isEqualTo(Colour.CYAN);
    }

    @Test
    void aChosenColourWins() {
        Palette palette = new Palette(List.of("web", "db"), Map.of("web", Colour.BRIGHT_RED));
        assertThat(palette.of("web")).isEqualTo(Colour.BRIGHT_RED);
        assertThat(palette.of("db")).isEqualTo(Colour.YELLOW);
    }

    @Test
    void theSystemIsWhite() {
        assertThat(new Palette(TYPES, Map.of()).of("system")).isEqualTo(Colour.WHITE);
    }

    @Test
    void everyColourIsFoundByItsWord() {
        for (Colour colour : Colour.values()) {
            assertThat(Colour.named(colour.word())).contains(colour);
        }
        assertThat(Colour.named("Bright_Cyan")).contains(Colour.BRIGHT_CYAN);
        assertThat(Colour.named("mauve")).isEmpty();
    }
}
