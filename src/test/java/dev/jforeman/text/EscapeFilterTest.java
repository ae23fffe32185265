package dev.jforeman.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.text.LineFormatter.EscapePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EscapeFilterTest {
    private static String filter(EscapePolicy policy, String text) {
        byte[] bytes = Bytes.of(text);
        Block out = new Block();
        new EscapeFilter(policy).append(new Line().show(bytes, 0, bytes.length, true, false), out);
        return Bytes.text(out);
    }

    static Arguments[] lines() {
        return new Arguments[] {
            line("plain text\tand tab", "plain text\tand tab", "plain text\tand tab"),
            line("cursor \033[2J\033[H\033[10;5Hmoved\033[K", "cursor moved", "cursor moved"),
            line("\033[?1049h\033[?25lalternate\033[?1049l", "alternate", "alternate"),
            line("\033]0;title\007text", "text", "text"),
            line("\033]2;title\033\\text", "text", "text"),
            line("\033ktitle\033\\text", "text", "text"),
            line("\033Pq#0;2;0;0;0~~\033\\text", "text", "text"),
            line("\033_application\033\\\033^private\033\\\033Xstring\033\\text", "text", "text"),
            line("\033(0lqqk\033(B", "lqqk", "lqqk"),
            line("\0337\033c\033M\033#8text\0338", "text", "text"),
            line("\033[31mred\033[0m", "\033[31mred\033[0m", "red"),
            line("\033[31mred", "\033[31mred\033[0m", "red"),
            line("\033[1;38;5;9mred\033[m", "\033[1;38;5;9mred\033[m", "red"),
            line("\033[38:2::1:2:3mred\033[0;0m", "\033[38:2::1:2:3mred\033[0;0m", "red"),
            line("\033[>4;2mkeys\033[?4m", "keys", "keys"),
            line("\033[0 qcursor shape", "cursor shape", "cursor shape"),
            line(
                    "\033]8;id=1;http://a/;b\033\\link\033]8;;\033\\",
                    "\033]8;id=1;http://a/;b\033\\link\033]8;;\033\\",
                    "link"),
            line("\033]8;;http://a\007link", "\033]8;;http://a\007link\033]8;;\033\\", "link"),
            line("\033]8;http://a\007link", "link", "link"),
            line("\033]8;;http://\303\251\007link", "link", "link"),
            line("\033]52;c;c3RlYWw=\007text", "text", "text"),
            line("10%\r55%\r100%", "100%", "100%"),
            line("100%\r", "100%", "100%"),
            line("working\r\033[K", "working", "working"),
            line("\033[31m10%\r20%", "20%", "20%"),
            line("10%\r\033[31m", "10%", "10%"),
            line("\033]0;title\030text", "text", "text"),
            line("a\bb\013c\014d\000e\016f\005g", "abcdefg", "abcdefg"),
            line("bell\007", "bell\007", "bell"),
            line("\302\2332J text \302\205\302\215", " text ", " text "),
            line("\302\2350;title\302\234text", "text", "text"),
            line("\2332J \220x \377\303x", "2J x \377\303x", "2J x \377\303x"),
            line(
                    "\305\233 \342\202\254 \360\237\230\200 \303\251",
                    "\305\233 \342\202\254 \360\237\230\200 \303\251",
                    "\305\233 \342\202\254 \360\237\230\200 \303\251"),
            line("never closed \033]0;swallows the rest", "never closed ", "never closed "),
            line("never closed \033[12", "never closed ", "never closed "),
            line("never closed \033", "never closed ", "never closed "),
            line("\033[12\033[31mred\033[0m", "\033[31mred\033[0m", "red"),
            line("\033]0;title\033[31mred\033[0m", "\033[31mred\033[0m", "red"),
            line("\033[3\001text", "text", "text"),
            line("\033\303\251", "\303\251", "\303\251"),
            line("\033[1\0302m", "2m", "2m"),
            line("\033[", "", ""),
            line("", "", ""),
        };
    }

    private static Arguments line(String bytes, String onTerminal, String stripped) {
        return Arguments.of(bytes, onTerminal, stripped);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void onASharedTerminalOnlyColoursAndLinksStay(String bytes, String onTerminal, String stripped) {
        assertThat(filter(EscapePolicy.COLOURS, bytes)).isEqualTo(onTerminal);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void inALogFileOnlyTextStays(String bytes, String onTerminal, String stripped) {
        assertThat(filter(EscapePolicy.STRIP, bytes)).isEqualTo(stripped);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void onOtherOutputsBytesAreNotChanged(String bytes, String onTerminal, String stripped) {
        assertThat(filter(EscapePolicy.KEEP, bytes)).isEqualTo(bytes);
    }

    @Test
    void aColourIsResetAtTheEndOfALine() {
        EscapeFilter filter = new EscapeFilter(EscapePolicy.COLOURS);
        Block out = new Block();
        filter.append(Line.of("\033[31mred"), out);
        filter.append(Line.of("caf\u00e9"), out);
        assertThat(Bytes.text(out)).isEqualTo("\033[31mred\033[0mcaf\303\251");
    }

    @Test
    void colouredOutputIsFilteredAsForATerminal() {
        assertThat(EscapePolicy.forOutput(true, false)).isEqualTo(EscapePolicy.COLOURS);
        assertThat(EscapePolicy.forOutput(false, true)).isEqualTo(EscapePolicy.COLOURS);
        assertThat(EscapePolicy.forOutput(false, false)).isEqualTo(EscapePolicy.KEEP);
    }
}
