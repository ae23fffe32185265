package dev.jforeman.dotenv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.Location;
import dev.jforeman.diagnostic.Parsed;
import dev.jforeman.dotenv.Dotenv.Assignment;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DotenvParserTest {
    private static Parsed<Dotenv> parse(String text) {
        return DotenvParser.parse(".env", text.getBytes(UTF_8));
    }

    private static List<String> sentences(String text) {
        return parse(text).diagnostics().stream().map(Diagnostic::toString).toList();
    }

    private static Map<String, String> values(String text) {
        assertThat(sentences(text)).isEmpty();
        return parse(text).value().values();
    }

    static Stream<Arguments> assignments() {
        return Stream.of(
                Arguments.of("A=plain", "plain"),
                Arguments.of("export A=x", "x"),
                Arguments.of("export\tA=x", "x"),
                Arguments.of("  export  A = x", "x"),
                Arguments.of("A=a b c", "a b c"),
                Arguments.of("A=v  \t", "v"),
                Arguments.of("A=v # c", "v"),
                Arguments.of("A=v\t#c", "v"),
                Arguments.of("A=three#four", "three#four"),
                Arguments.of("A=#fff", "#fff"),
                Arguments.of("A= # c", ""),
                Arguments.of("A= #fff", ""),
                Arguments.of("A=pa$word#1 # c", "pa$word#1"),
                Arguments.of("A=$B-x", "$B-x"),
                Arguments.of("A=${B:-x}", "${B:-x}"),
                Arguments.of("A=x\\ny", "x\\ny"),
                Arguments.of("A=it's", "it's"),
                Arguments.of("A=say \"hi\"", "say \"hi\""),
                Arguments.of("A=x=y==", "x=y=="),
                Arguments.of("A=", ""),
                Arguments.of("A=  ", ""),
                Arguments.of(" A=x", "x"),
                Arguments.of("\tA=x", "x"),
                Arguments.of("A = x", "x"),
                Arguments.of("A =x", "x"),
                Arguments.of("A= x", "x"),
                Arguments.of("A=''", ""),
                Arguments.of("A=\"\"", ""),
                Arguments.of("A='x \\n $B \"q\" # y'", "x \\n $B \"q\" # y"),
                Arguments.of("A=' x '", " x "),
                Arguments.of("A='x' # c", "x"),
                Arguments.of("A='x'  ", "x"),
                Arguments.of("A = 'x'", "x"),
                Arguments.of("A=\"a \\\"b\\\" \\$H \\n\"", "a \"b\" $H \n"),
                Arguments.of("A=\"\\t\\\\\"", "\t\\"),
                Arguments.of("A=\"\\\\n\"", "\\n"),
                Arguments.of("A=\"C:\\dir \\d+ \\x41\"", "C:\\dir \\d+ \\x41"),
                Arguments.of("A=\"it's # no comment\" # one", "it's # no comment"),
                Arguments.of("A='l1\nl2\n'", "l1\nl2\n"),
                Arguments.of("A=\"l1\nl2\" # c", "l1\nl2"),
                Arguments.of("A=\"l1\\\nl2\"", "l1\\\nl2"),
                Arguments.of("A='\nB=x\n# y\n'", "\nB=x\n# y\n"),
                Arguments.of("A=größe \ud83d\ude80", "größe \ud83d\ude80"),
                Arguments.of("A=x\ry", "x\ry"),
                Arguments.of("A=x\r", "x"));
    }

    @ParameterizedTest
    @MethodSource("assignments")
    void aValueIsReadAsTheGrammarSays(String text, String value) {
        assertThat(values(text)).containsExactly(Map.entry("A", value));
    }

    @ParameterizedTest
    @MethodSource("assignments")
    void theLineAfterAnAssignmentIsReadOnItsOwn(String text, String value) {
        assertThat(values(text + "\nLAST=1\n")).containsExactly(Map.entry("A", value), Map.entry("LAST", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "#", "# c", "  # A=x", "#A=x", "\r"})
    void blankLinesAndCommentsAreIgnored(String line) {
        assertThat(values("A=1\n" + line + "\nB=2\n")).containsExactly(Map.entry("A", "1"), Map.entry("B", "2"));
    }

    @Test
    void exportCanBeTheNameOfAVariable() {
        assertThat(values("export=1")).containsExactly(Map.entry("export", "1"));
        assertThat(values("export = 1")).containsExactly(Map.entry("export", "1"));
        assertThat(values("export export=1")).containsExactly(Map.entry("export", "1"));
        assertThat(values("exported=1")).containsExactly(Map.entry("exported", "1"));
    }

    @Test
    void theLastAssignmentCountsAndBothAreKept() {
        Dotenv dotenv = parse("A=plain\nB=b\nA=second\n").value();
        assertThat(dotenv.values()).containsEntry("A", "second");
        assertThat(dotenv.assignments()).extracting(Assignment::value).containsExactly("plain", "b", "second");
    }

    @Test
    void anAssignmentKnowsThePlaceOfItsName() {
        assertThat(parse("A='\n'\n  export B=x\n").value().assignments())
                .extracting(Assignment::where)
                .containsExactly(new Location(".env", 1, 1), new Location(".env", 3, 10));
    }

    @Test
    void aByteOrderMarkAndCrlfChangeNothing() {
        assertThat(parse("\ufeffA=1\r\n\r\nB='x\r\ny'\r\n# c\r\n")).isEqualTo(parse("A=1\n\nB='x\ny'\n# c\n"));
    }

    static Stream<Arguments> errors() {
        String quotes = "(a value of several lines needs quotes; a comment begins with \"#\")";
        return Stream.of(
                Arguments.of("oops", "1:1: expected NAME=value, found a line without \"=\" " + quotes),
                Arguments.of("  oops", "1:3: expected NAME=value, found a line without \"=\" " + quotes),
                Arguments.of(
                        "export A",
                        "1:8: expected NAME=value after \"export\" (write export NAME=value, or remove the line)"),
                Arguments.of(
                        "export",
                        "1:7: expected NAME=value after \"export\" (write export NAME=value, or remove the line)"),
                Arguments.of("=x", "1:1: expected a name before \"=\" (write NAME=value)"),
                Arguments.of(
                        "P-Q=x", "1:2: expected letters, digits or \"_\" in a name, found \"-\" (name it \"P_Q\")"),
                Arguments.of(
                        "my.app.key=x",
                        "1:3: expected letters, digits or \"_\" in a name, found \".\" (name it \"my_app_key\")"),
                Arguments.of(
                        "größe=x", "1:3: expected letters, digits or \"_\" in a name, found \"ö\" (write NAME=value)"),
                Arguments.of(
                        "A\u00a0=x",
                        "1:2: expected letters, digits or \"_\" in a name, found \"\\u00a0\" (write NAME=value)"),
                Arguments.of(
                        "MIIE/abcdef==",
                        "1:5: expected letters, digits or \"_\" in a name, found \"/\" (write NAME=value)"),
                Arguments.of("A: x", "1:2: expected \"=\" after the name, found \":\" (write NAME=value)"),
                Arguments.of("A B=x", "1:3: expected \"=\" after the name, found another word " + quotes),
                Arguments.of(
                        "A='x",
                        "1:3: the quote ' is not closed before the end of the file (close it,"
                                + " or put the whole value in the other kind of quotes if ' is part of it)"),
                Arguments.of(
                        "\nA= \"x\\\"",
                        "2:4: the quote \" is not closed before the end of the file (close it,"
                                + " or put the whole value in the other kind of quotes if \" is part of it)"),
                Arguments.of(
                        "A='x'y",
                        "1:6: text after the closing quote (opened at .env:1:3)"
                                + " (put the whole value in one pair of quotes)"),
                Arguments.of(
                        "A=\"x\" 'y'",
                        "1:7: text after the closing quote (opened at .env:1:3)"
                                + " (put the whole value in one pair of quotes)"),
                Arguments.of(
                        "A='it\nB=don't",
                        "2:7: text after the closing quote (opened at .env:1:3)"
                                + " (put the whole value in one pair of quotes)"),
                Arguments.of(
                        "A='x'#c",
                        "1:6: text after the closing quote (opened at .env:1:3)" + " (put a space before \"#\")"));
    }

    /** This was once an error. foreman takes the text between the first and the last quote. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "X=\"[{\"key\":\"foo\"}]\" | [{\"key\":\"foo\"}]",
                "X='it'\\''s'            | it'\\''s",
                "X=\"say \"hi\"\"        | say \"hi\"",
                "X=\"a\\\"b\"c\"         | a\"b\"c",
                "X='x' 'y'              | x' 'y",
                "X=\"x\"#\"             | x\"#",
            })
    void quotesWithinQuotesAreReadAsForemanDoes(String line, String value) {
        Parsed<Dotenv> parsed = parse(line + "\nB=1");

        assertThat(parsed.value().values()).containsExactly(Map.entry("X", value), Map.entry("B", "1"));
        assertThat(sentences(line))
                .containsExactly(
                        ".env:1:3: warning: quotes within quotes: the value ends at the last quote of the line, as in"
                                + " foreman (a shell reads this differently: put the whole value in the other kind of"
                                + " quotes)");
        assertThat(ForemanReading.differences(".env", line.getBytes(UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("errors")
    void aBadLineIsAnErrorWithAPlaceAndAHint(String text, String sentence) {
        assertThat(sentences(text)).containsExactly(".env:" + sentence);
    }

    @Test
    void allProblemsAreReportedAtOnceInTheOrderOfTheFile() {
        Parsed<Dotenv> parsed = parse("a\nB=1\nc d=e\nE='x'y\nF=2\nG='\n");
        assertThat(parsed.diagnostics()).extracting(d -> d.where().line()).containsExactly(1, 3, 4, 6);
        assertThat(parsed.value().values()).containsExactly(Map.entry("B", "1"), Map.entry("F", "2"));
    }

    @Test
    void aLineWithoutAnAssignmentIsNotShownBecauseItMayBeSecret() {
        assertThat(sentences("KEY=-----BEGIN\nMIIEsecret\nsecret/secret+secret=\n-----END secret\n"))
                .hasSize(3)
                .noneMatch(sentence -> sentence.contains("secret"));
    }

    @Test
    void aNameThatBeginsWithADigitIsAWarning() {
        Parsed<Dotenv> parsed = parse("1A=x");
        assertThat(parsed.isUsable()).isTrue();
        assertThat(parsed.value().values()).containsExactly(Map.entry("1A", "x"));
        assertThat(sentences("1A=x"))
                .containsExactly(".env:1:1: warning: a shell cannot read \"1A\" (begin the name with a letter)");
    }

    @Test
    void aBinaryFileIsOneError() {
        assertThat(sentences("A=1\nB=\0x\n"))
                .containsExactly(".env:2:3: unexpected NUL byte (save the file as UTF-8 text)");
        assertThat(DotenvParser.parse("e", new byte[] {'A', '=', (byte) 0xFF}).diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly("e:1:3: byte 0xFF is not UTF-8 (save the file as UTF-8 text)");
    }

    @Test
    void aFileOfAnotherKindIsGivenUpAfterAHundredErrors() {
        assertThat(sentences("garbage\n".repeat(1_000_000))).hasSize(101);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A=", " ", "#", "A", "A ", "A='", "A=\"", "'", "\"", "\\\"", "export ", "-", "=", " #"})
    void aHugeLineIsReadInOneGo(String repeated) {
        Parsed<Dotenv> parsed = parse(repeated.repeat(10_000_000 / repeated.length()));
        assertThat(parsed.value().assignments()).hasSizeLessThanOrEqualTo(1);
        assertThat(parsed.diagnostics()).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A='\n", "A=\"\n", "A='\nA=\"\n", "A='\"\n", "A=\"\\\n"})
    void manyOpenQuotesAreReadInOneGo(String repeated) {
        Parsed<Dotenv> parsed = parse(repeated.repeat(999_999));
        assertThat(parsed.diagnostics()).hasSizeLessThanOrEqualTo(101);
        assertThat(parsed.value().assignments().size() + parsed.diagnostics().size())
                .isPositive();
    }
}
