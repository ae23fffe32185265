package dev.jforeman.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.text.Colour.Palette;
import dev.jforeman.text.LineFormatter.EscapePolicy;
import dev.jforeman.text.Prefix.NameColumn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrefixedLinesTest {
    private static final Stamp NOW = new Stamp("04:35:18");
    private static final Stamp LATER = new Stamp("04:35:19");

    private final LineAssembler lines = new LineAssembler();
    private final Block out = new Block();

    private String feed(LineFormatter formatter, Stamp now, String bytes) {
        lines.feed(Bytes.of(bytes), 0, bytes.length());
        while (lines.next()) {
            formatter.append(lines.line(), now, out);
        }
        return Bytes.text(out);
    }

    private String flush(LineFormatter formatter, Stamp now) {
        if (lines.nextPartial()) {
            formatter.append(lines.line(), now, out);
        }
        return Bytes.text(out);
    }

    private static LineFormatter plain(EscapePolicy escapes) {
        return new PrefixedLines(Prefix.plain("web.1 "), escapes);
    }

    /** The output of {@code foreman start -c} (0.87.2), except for the name of foreman itself, which is white. */
    @Test
    void looksLikeForemanInColour() {
        List<String> types = List.of("web", "worker-long_name", "three", "four", "five", "six", "seven", "eight");
        Palette palette = new Palette(types, Map.of());
        NameColumn column = NameColumn.of(types, 1);
        say("web.1", column, palette.of("web"), "started with pid 9050");
        say("worker-long_name.1", column, palette.of("worker-long_name"), "w");
        say("three.1", column, palette.of("three"), "");
        say("four.1", column, palette.of("four"), "\033[31mred");
        say("five.1", column, palette.of("five"), "exited with code 0");
        say("six.1", column, palette.of("six"), "tab\there");
        say("system", column, palette.of("system"), "sending SIGTERM to all processes");
        assertThat(Bytes.text(out)).isEqualTo("""
            \033[36m04:35:18 web.1              | \033[0mstarted with pid 9050
            \033[33m04:35:18 worker-long_name.1 | \033[0mw
            \033[32m04:35:18 three.1            | \033[0m
            \033[35m04:35:18 four.1             | \033[0m\033[31mred
            \033[31m04:35:18 five.1             | \033[0mexited with code 0
            \033[34m04:35:18 six.1              | \033[0mtab\there
            \033[1m04:35:18 system             | \033[0msending SIGTERM to all processes
            """);
    }

    private void say(String name, NameColumn column, Colour colour, String text) {
        new PrefixedLines(Prefix.coloured(column.pad(name), colour), EscapePolicy.KEEP).append(Line.of(text), NOW, out);
    }

    /** The output of {@code foreman start -c --no-timestamp} (0.87.2). */
    @Test
    void looksLikeForemanWithoutTime() {
        new PrefixedLines(Prefix.coloured("web.1 ", Colour.CYAN), EscapePolicy.KEEP)
                .append(Line.of("hi"), Stamp.NONE, out);
        assertThat(Bytes.text(out)).isEqualTo("\033[36mweb.1  | \033[0mhi\n");
    }

    @Test
    void looksLikeForemanWithoutColour() {
        assertThat(feed(plain(EscapePolicy.KEEP), NOW, "a\rb\n\n\377\n"))
                .isEqualTo("04:35:18 web.1  | a\rb\n04:35:18 web.1  | \n04:35:18 web.1  | \377\n");
    }

    @Test
    void thePrefixCanBeLeftOut() {
        LineFormatter bare = new PrefixedLines(Prefix.none(), EscapePolicy.KEEP);
        assertThat(feed(bare, Stamp.NONE, "a\n")).isEqualTo("a\n");
        assertThat(feed(bare, NOW, "b\n")).isEqualTo("a\n04:35:18 b\n");
    }

    @Test
    void markedErrorsHaveAnotherBar() {
        LineFormatter errors = new PrefixedLines(Prefix.plain("web.1 ").ofErrors(), EscapePolicy.KEEP);
        assertThat(feed(errors, NOW, "bad\n")).isEqualTo("04:35:18 web.1  ! bad\n");
    }

    @Test
    void aFileHasNoNamesButMarksErrorsAndContinuations() {
        LineFormatter file = new PrefixedLines(Prefix.ofFile(), EscapePolicy.STRIP);
        feed(file, NOW, "all\npart");
        flush(file, NOW);
        feed(file, NOW, " rest\n");
        LineFormatter errors = new PrefixedLines(Prefix.ofFile().ofErrors(), EscapePolicy.STRIP);
        assertThat(feed(errors, NOW, "bad\n"))
                .isEqualTo("04:35:18 all\n04:35:18 part\n04:35:18 >  rest\n04:35:18 ! bad\n");
    }

    @Test
    void columnsCountWhatIsSeenOnly() {
        assertThat(Prefix.coloured("web.1 ", Colour.CYAN).columns(NOW)).isEqualTo("04:35:18 web.1  | ".length());
        assertThat(Prefix.none().columns(Stamp.NONE)).isZero();
    }

    @Test
    void theTimeIsThatOfEachLine() {
        LineFormatter formatter = plain(EscapePolicy.KEEP);
        feed(formatter, NOW, "a\n");
        assertThat(feed(formatter, LATER, "b\n")).isEqualTo("04:35:18 web.1  | a\n04:35:19 web.1  | b\n");
    }

    @Test
    void aPartIsShownOnALineOfItsOwnAndContinuedWithAMark() {
        LineFormatter formatter = plain(EscapePolicy.KEEP);
        feed(formatter, NOW, "ask");
        assertThat(flush(formatter, NOW)).isEqualTo("04:35:18 web.1  | ask\n");
        assertThat(feed(formatter, LATER, "ed\nnext\n"))
                .isEqualTo("04:35:18 web.1  | ask\n04:35:19 web.1  > ed\n04:35:19 web.1  | next\n");
    }

    @Test
    void aPartFollowedByItsNewlineAloneIsOneLine() {
        LineFormatter formatter = plain(EscapePolicy.KEEP);
        feed(formatter, NOW, "ask");
        flush(formatter, NOW);
        assertThat(feed(formatter, LATER, "\nnext\n")).isEqualTo("04:35:18 web.1  | ask\n04:35:19 web.1  | next\n");
    }

    @Test
    void anInvisiblePartIsNotShown() {
        LineFormatter formatter = plain(EscapePolicy.COLOURS);
        feed(formatter, NOW, "\033[?25l");
        assertThat(flush(formatter, NOW)).isEmpty();
        assertThat(feed(formatter, NOW, "text\n")).isEqualTo("04:35:18 web.1  | text\n");
    }

    @Test
    void anInvisibleLineIsStillALine() {
        LineFormatter formatter = plain(EscapePolicy.COLOURS);
        feed(formatter, NOW, "\033[?25l");
        flush(formatter, NOW);
        assertThat(feed(formatter, NOW, "\n\033[2J\n")).isEqualTo("04:35:18 web.1  | \n04:35:18 web.1  | \n");
    }

    @Test
    void aProgressBarBecomesItsLastStateAtEachUpdate() {
        LineFormatter formatter = plain(EscapePolicy.COLOURS);
        feed(formatter, NOW, "10%\r20%\r");
        flush(formatter, NOW);
        feed(formatter, NOW, "30%\r40%\r");
        flush(formatter, NOW);
        assertThat(feed(formatter, NOW, "100%\r\n"))
                .isEqualTo("04:35:18 web.1  | 20%\n04:35:18 web.1  > 40%\n04:35:18 web.1  > 100%\n");
    }

    @Test
    void aLineFromElsewhereIsShownWhole() {
        plain(EscapePolicy.COLOURS).append(Line.of("café \033[2J"), NOW, out);
        assertThat(Bytes.text(out)).isEqualTo("04:35:18 web.1  | caf\303\251 \n");
    }

    @Test
    void theBlockCountsTheLines() {
        feed(plain(EscapePolicy.KEEP), NOW, "a\nb\n");
        assertThat(out.lines()).isEqualTo(2);
    }
}
