package dev.jforeman.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenCursorTest {
    private final ScreenCursor cursor = new ScreenCursor();

    private int follow(String text) {
        byte[] bytes = Bytes.of(text);
        return cursor.follow(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "line\r\n",
                "\033[?2004h",
                "ls\r\n\033[?2004l\r",
                "\033]0;title\007",
                "\033]0;title\033\\",
                "\033[1;31m",
                "text\r\n\033(B\033[m",
                "\033[?1049h\033[2J text \033[?1049l\r\n"
            })
    void atTheStartOfALineOtherOutputMayBeShown(String text) {
        follow(text);
        assertThat(cursor.isFresh()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ">>> ",
                "$ \033[K",
                "a\r\nb",
                "10%\r",
                "\033[?1049h\r\n",
                "\303\251",
                "$ \033[?2004h",
                "\033[?1049;1h\n$ "
            })
    void withinALineOrOnAFullScreenOtherOutputIsHeldBack(String text) {
        follow(text);
        assertThat(cursor.isFresh()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2\r\n", "\r\n\033[?2004l\r"})
    void theLastLineEndInAChunkIsKnownDespiteAPrompt(String before) {
        follow(">>> 1 + 1");
        assertThat(follow(before + ">>> ")).isEqualTo(before.length());
        assertThat(cursor.isFresh()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "^[?1000h | ^[?1000l",
                "^[?1002;1006h^[?1015h | ^[?1002l^[?1006l^[?1015l",
                "^[?1h^= | ^[?1l^>",
                "^[?2004h^[?1004h | ^[?1004l^[?2004l",
                "^[?25l^[?7l | ^[?7h^[?25h",
                "^[?1049h^[?25l | ^[?25h^[?1049l",
                "^[?47h | ^[?47l",
                "^[>1u^[>5u | ^[<2u",
                "^[=3u | ^[=0u",
                "^[>4;2m | ^[>4m",
                "^[5;20r | ^7^[r^8",
                "^[?6h^[5;20r | ^[?6l^[r^[999B",
                "^[4h | ^[4l",
                "^[1;31m | ^[0m",
                "^[38:5:1m | ^[0m",
                "^(0 | ~^(B",
                "^[3 q | ^[0 q",
                "^]0;tit | !"
            })
    void changedTerminalModesAreReset(String drawn, String back) {
        follow(sequences(drawn));
        assertThat(cursor.backToLines()).isEqualTo(Bytes.of(sequences(back)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain text\n",
                "^[?1000h^[?1000l",
                "^[?1002;1006h^[?1006;1002l",
                "^[?25l^[?25h^[?7h",
                "^[>1u^[<u",
                "^[>1u^[>1u^[<2u",
                "^[5;20r^[r",
                "^[1;31mred^[m",
                "^[31;0m",
                "^=^>",
                "^(0^(B",
                "^[?1049h^[2J^[?1049l",
                "^[?1000h^[?25l^[4h^c",
                "^[?1000h^[!p",
                "^[2J^[H^[?12h^[c",
                "^]0;title^\\"
            })
    void modesThatTheProcessResetItselfAreNotResetAgain(String drawn) {
        follow(sequences(drawn));
        assertThat(cursor.backToLines()).isEmpty();
    }

    /** With ^ for the escape character, ~ for shift-in and ! for cancel. */
    private static String sequences(String text) {
        return text.replace('^', '\033').replace('~', '\017').replace('!', text.contains("[!") ? '!' : '\030');
    }

    @Provide
    Arbitrary<byte[]> output() {
        return Chunks.output();
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Chunks.cuts();
    }

    @Property
    void theStateDoesNotDependOnTheChunks(@ForAll("output") byte[] bytes, @ForAll("cuts") List<Integer> cuts) {
        ScreenCursor whole = new ScreenCursor();
        whole.follow(bytes, 0, bytes.length);
        ScreenCursor pieces = new ScreenCursor();
        Chunks.of(bytes, cuts).forEach(chunk -> pieces.follow(chunk, 0, chunk.length));
        assertThat(pieces.isFresh()).isEqualTo(whole.isFresh());
        assertThat(pieces.backToLines()).isEqualTo(whole.backToLines());
    }
}
