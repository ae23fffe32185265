package dev.jforeman.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.text.LineFormatter.EscapePolicy;
import dev.jforeman.text.LineFormatter.MatchingLines;
import dev.jforeman.text.LinePattern.BadPattern;
import org.junit.jupiter.api.Test;

class LineFormatterTest {
    private final LineAssembler lines = new LineAssembler(16, LineMemory.UNBOUNDED);
    private final Block out = new Block();

    private String grep(String expression, String bytes) throws BadPattern {
        LineFormatter shown = new PrefixedLines(Prefix.plain("a"), EscapePolicy.KEEP);
        LineFormatter formatter = new MatchingLines(LinePattern.of(expression), shown);
        lines.feed(Bytes.of(bytes), 0, bytes.length());
        while (lines.next()) {
            formatter.append(lines.line(), Stamp.NONE, out);
        }
        return Bytes.text(out);
    }

    @Test
    void onlyLinesThatMatchAreShown() throws BadPattern {
        assertThat(grep("b+c", "abc\nabd\nxbbcx\n")).isEqualTo("a | abc\na | xbbcx\n");
    }

    @Test
    void escapeSequencesAreNoPartOfTheTextThatIsSearchedButAreShown() throws BadPattern {
        assertThat(grep("^error$", "\033[31merr\033[0mor\nm\n")).isEqualTo("a | \033[31merr\033[0mor\n");
        assertThat(grep("31", "\033[31mred\n")).doesNotContain("red");
    }

    @Test
    void theTextIsReadAsUtf8() throws BadPattern {
        assertThat(grep("caf.$", "caf\303\251\n")).isEqualTo("a | caf\303\251\n");
    }

    @Test
    void aLongLineIsShownFromTheMatchOn() throws BadPattern {
        assertThat(grep("match", "0123456789abcdef" + "match 9abcdefghi" + "rest\n" + "other\n"))
                .isEqualTo("a | match 9abcdefghi\na > rest\n");
    }
}
