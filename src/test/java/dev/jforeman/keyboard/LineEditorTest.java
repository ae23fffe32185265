package dev.jforeman.keyboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.keyboard.ProcessChoice.LineEditor;
import dev.jforeman.keyboard.ProcessChoice.LineEditor.Outcome;
import org.junit.jupiter.api.Test;

class LineEditorTest {
    private final LineEditor editor = new LineEditor();

    /** Types these keys and returns the text they show. */
    private String type(String keys) {
        StringBuilder echo = new StringBuilder();
        for (int i = 0; i < keys.length(); i++) {
            assertThat(editor.take((byte) keys.charAt(i))).isEqualTo(Outcome.OPEN);
            echo.append(editor.echo());
        }
        return echo.toString();
    }

    @Test
    void typedCharactersAreShown() {
        assertThat(type("web.2")).isEqualTo("web.2");
        assertThat(editor.take((byte) '\r')).isEqualTo(Outcome.ENTERED);
        assertThat(editor.text()).isEqualTo("web.2");
    }

    @Test
    void aLetterOrTheWholeLineCanBeErased() {
        assertThat(type("wx\177")).isEqualTo("wx\b \b");
        assertThat(type("\b\b")).isEqualTo("\b \b");
        assertThat(type("web\025")).isEqualTo("web\b \b\b \b\b \b");
        assertThat(editor.text()).isEmpty();
    }

    @Test
    void charactersThatNoNameHasAreIgnored() {
        assertThat(type("a\001\303\244b")).isEqualTo("ab");
        assertThat(editor.text()).isEqualTo("ab");
    }

    @Test
    void escapeCancelsTheLine() {
        type("web");
        assertThat(editor.take((byte) 0x1b)).isEqualTo(Outcome.CANCELLED);
    }
}
