package dev.jforeman.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
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
    void onAFreshLineOthersMayShowTheirs(String text) {
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
    void inALineOrOnATakenScreenTheyMayNot(String text) {
        follow(text);
        assertThat(cursor.isFresh()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2\r\n", "\r\n\033[?2004l\r"})
    void whereALineEndedWithinAChunkIsKnownEvenIfTheNextPromptIsThere(String before) {
        follow(">>> 1 + 1");
        assertThat(follow(before + ">>> ")).isEqualTo(before.length());
        assertThat(cursor.isFresh()).isFalse();
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
    void itDoesNotMatterHowTheBytesCome(@ForAll("output") byte[] bytes, @ForAll("cuts") List<Integer> cuts) {
        ScreenCursor whole = new ScreenCursor();
        whole.follow(bytes, 0, bytes.length);
        ScreenCursor pieces = new ScreenCursor();
        Chunks.of(bytes, cuts).forEach(chunk -> pieces.follow(chunk, 0, chunk.length));
        assertThat(pieces.isFresh()).isEqualTo(whole.isFresh());
    }
}
