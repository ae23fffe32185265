package dev.jforeman.dotenv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.diagnostic.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForemanReadingTest {
    private static List<String> differences(String text) {
        return ForemanReading.differences(".env", text.getBytes(UTF_8)).stream()
                .map(Diagnostic::toString)
                .toList();
    }

    /** Values that foreman's own reader returned. */
    static Stream<Arguments> foremanValues() {
        return Stream.of(
                Arguments.of("A=plain\nA=second", Map.of("A", "second")),
                Arguments.of("export A=x", Map.of()),
                Arguments.of(" A=x", Map.of()),
                Arguments.of("A = x", Map.of()),
                Arguments.of("P-Q=x", Map.of()),
                Arguments.of("oops", Map.of()),
                Arguments.of("# A=x", Map.of()),
                Arguments.of("=x", Map.of()),
                Arguments.of("A=a b c", Map.of("A", "a b c")),
                Arguments.of("1A=x", Map.of("1A", "x")),
                Arguments.of("A=x  ", Map.of("A", "x  ")),
                Arguments.of("A= x", Map.of("A", " x")),
                Arguments.of("A=v # c", Map.of("A", "v # c")),
                Arguments.of("A=three#four", Map.of("A", "three#four")),
                Arguments.of("A=$B-x", Map.of("A", "$B-x")),
                Arguments.of("A=\"a \\\"b\\\" \\$H \\n\"", Map.of("A", "a \"b\" $H \n")),
                Arguments.of("A=\"\\t\\\\\\x\"", Map.of("A", "t\\x")),
                Arguments.of("A=\"\\\\n\"", Map.of("A", "\\\n")),
                Arguments.of("A=\"\\\"", Map.of("A", "\\")),
                Arguments.of("A=\"x\" # \"y\"", Map.of("A", "x\" # \"y")),
                Arguments.of("A='x \\n'", Map.of("A", "x \\n")),
                Arguments.of("A='x' ", Map.of("A", "'x' ")),
                Arguments.of("A=", Map.of("A", "")),
                Arguments.of("A='", Map.of("A", "'")),
                Arguments.of("A=''", Map.of("A", "")),
                Arguments.of("A=\"l1\r\nl2\"\r\n", Map.of("A", "\"l1")),
                Arguments.of("A=x\r", Map.of("A", "x\r")),
                Arguments.of("\ufeffA=x\nB=y", Map.of("B", "y")));
    }

    @ParameterizedTest
    @MethodSource("foremanValues")
    void valuesAreAsForemanReadsThem(String text, Map<String, String> values) {
        assertThat(ForemanValues.of(text)).isEqualTo(values);
    }

    static Stream<Arguments> warnings() {
        return Stream.of(
                Arguments.of(
                        "export A=x",
                        "1:8: warning: foreman does not set \"A\", it does not support \"export\""
                                + " (remove \"export\")"),
                Arguments.of(
                        "  A=x",
                        "1:3: warning: foreman does not set \"A\", it skips indented lines"
                                + " (remove the leading spaces)"),
                Arguments.of(
                        "A = x",
                        "1:1: warning: foreman does not set \"A\", it does not allow spaces before \"=\""
                                + " (remove the spaces around \"=\")"),
                Arguments.of(
                        "\ufeffA=x",
                        "1:1: warning: foreman does not set \"A\", the byte order mark hides the first line (save the"
                                + " file without a byte order mark)"),
                Arguments.of(
                        "A=x # c",
                        "1:1: warning: foreman gives \"A\" a different value: it reads the comment as part of it"
                                + " (give the comment a line of its own)"),
                Arguments.of(
                        "A='x' # c",
                        "1:1: warning: foreman gives \"A\" a different value: it reads the comment as part of it"
                                + " (give the comment a line of its own)"),
                Arguments.of(
                        "A= # c",
                        "1:1: warning: foreman gives \"A\" a different value: it reads the comment as part of it"
                                + " (give the comment a line of its own)"),
                Arguments.of(
                        "A=x ",
                        "1:1: warning: foreman gives \"A\" a different value: it reads the spaces around it as part"
                                + " of it (remove the spaces)"),
                Arguments.of(
                        "A= 'x'",
                        "1:1: warning: foreman gives \"A\" a different value: it reads the spaces around it as part"
                                + " of it (remove the spaces)"),
                Arguments.of(
                        "A= ",
                        "1:1: warning: foreman gives \"A\" a different value: it reads the spaces around it as part"
                                + " of it (remove the spaces)"),
                Arguments.of(
                        "A=\"\\t\"",
                        "1:1: warning: foreman gives \"A\" a different value: it supports no escape sequence but \\n"
                                + " (use single quotes and the characters themselves)"),
                Arguments.of(
                        "A=\"C:\\dir\"",
                        "1:1: warning: foreman gives \"A\" a different value: it supports no escape sequence but \\n"
                                + " (use single quotes and the characters themselves)"),
                Arguments.of(
                        "A=\"l1\nl2\"",
                        "1:1: warning: foreman gives \"A\" a different value: it reads only the first line,"
                                + " including the quote (write the value on one line)"),
                Arguments.of(
                        "A=1\nB='\nC=x\n'\nB=2",
                        "3:1: warning: foreman sets \"C\" here: it does not support quoted values of several lines"
                                + " (write the quoted value on one line)"),
                Arguments.of(
                        "A=1\nB='\nA=x\n'\nB=2",
                        "3:1: warning: foreman sets \"A\" here: it does not support quoted values of several lines"
                                + " (write the quoted value on one line)"));
    }

    @ParameterizedTest
    @MethodSource("warnings")
    void aValueThatForemanReadsDifferentlyIsAWarningWithTheReason(String text, String warning) {
        assertThat(differences(text)).containsExactly(".env:" + warning);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A=x",
                "A=",
                "A=a b",
                "A=x#y",
                "A='x # y'",
                "A=\"x\\ny\"",
                "A=\"\\$x \\\" \\\\\"",
                "# c",
                "",
                "1A=x",
                "A=$B",
                "A=x\r\nB=y\r\n",
                "A=it's"
            })
    void valuesThatForemanReadsAlikeGetNoWarning(String text) {
        assertThat(differences(text)).isEmpty();
    }

    @Test
    void aLineThatALaterOneReplacesMakesNoDifference() {
        assertThat(differences("export A=x\nA=y # c\nA=z")).isEmpty();
    }

    @Test
    void warningsComeInTheOrderOfTheFile() {
        assertThat(differences("Z=1 # c\nexport A=2\nM=3 \n"))
                .extracting(w -> w.substring(5, 6))
                .containsExactly("1", "2", "3");
    }

    @Test
    void valuesAreNeverShown() {
        assertThat(differences("A=secret # c\nexport B=secret\nC='\nD=secret\nsecret'\nE=\"\\tsecret\""))
                .hasSize(5)
                .noneMatch(warning -> warning.contains("secret"));
    }

    @Test
    void aFileWithErrorsHasToBeCorrectedFirst() {
        assertThat(differences("export A=x\noops")).isEmpty();
    }
}
