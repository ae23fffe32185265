package dev.jforeman.dotenv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.Location;
import dev.jforeman.diagnostic.Parsed;
import dev.jforeman.dotenv.Dotenv.Assignment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpansionTest {
    private static final Map<String, String> GIVEN = Map.of("HOME", "/home/me", "EMPTY", "", "DOLLAR", "$HOME");

    private static Parsed<Dotenv> expand(String text) {
        Parsed<Dotenv> parsed = DotenvParser.parse(".env", text.getBytes(UTF_8));
        assertThat(parsed.diagnostics()).isEmpty();
        return Expansion.expand(parsed.value(), GIVEN, Set.of());
    }

    static Stream<Arguments> expansions() {
        return Stream.of(
                Arguments.of("$HOME", "/home/me"),
                Arguments.of("${HOME}", "/home/me"),
                Arguments.of("$HOME/bin:${HOME}s", "/home/me/bin:/home/mes"),
                Arguments.of("\"$HOME\\n\"", "/home/me\n"),
                Arguments.of("'$HOME'", "$HOME"),
                Arguments.of("\\$HOME", "$HOME"),
                Arguments.of("\"\\$HOME\"", "$HOME"),
                Arguments.of("\"\\\\$HOME\"", "\\/home/me"),
                Arguments.of("\\n$HOME", "\\n/home/me"),
                Arguments.of("$HOMES", ""),
                Arguments.of("[$NOSUCH]", "[]"),
                Arguments.of("${NOSUCH:-x y}", "x y"),
                Arguments.of("${EMPTY:-x}", "x"),
                Arguments.of("${HOME:-x}", "/home/me"),
                Arguments.of("${NOSUCH:-}", ""),
                Arguments.of("${NOSUCH:-$HOME}", "$HOME"),
                Arguments.of("\"${NOSUCH:-say \\\"hi\\\"}\"", "say \"hi\""),
                Arguments.of("$DOLLAR", "$HOME"),
                Arguments.of("$", "$"),
                Arguments.of("$$HOME", "$/home/me"),
                Arguments.of("5$", "5$"),
                Arguments.of("$5", "$5"),
                Arguments.of("$1A", "$1A"),
                Arguments.of("$(date)", "$(date)"),
                Arguments.of("${", "${"),
                Arguments.of("${HOME", "${HOME"),
                Arguments.of("${HOME-x}", "/home/me"),
                Arguments.of("${EMPTY-x}", ""),
                Arguments.of("${NOSUCH-x}", "x"),
                Arguments.of("${HOME:+x}", "x"),
                Arguments.of("${EMPTY:+x}", ""),
                Arguments.of("${EMPTY+x}", "x"),
                Arguments.of("${NOSUCH+x}", ""),
                Arguments.of("${HOME:?missing}", "/home/me"),
                Arguments.of("${EMPTY?missing}", ""),
                Arguments.of("${HOME%x}", "${HOME%x}"),
                Arguments.of("${HOME:x}", "${HOME:x}"),
                Arguments.of("${}", "${}"),
                Arguments.of("${ HOME }", "${ HOME }"),
                Arguments.of("}${HOME}", "}/home/me"),
                Arguments.of("$HOME # $HOME", "/home/me"));
    }

    @ParameterizedTest
    @MethodSource("expansions")
    void aReferenceStandsForTheValueOfAVariable(String written, String expanded) {
        assertThat(expand("A=" + written).value().values()).containsExactly(Map.entry("A", expanded));
    }

    @Test
    void anEarlierAssignmentComesBeforeTheGivenVariables() {
        assertThat(expand("HOME=/app\nA=$HOME\nHOME=/other\nB=$HOME\nC=$D\nD=later")
                        .value()
                        .values())
                .containsEntry("A", "/app")
                .containsEntry("B", "/other")
                .containsEntry("C", "");
    }

    @Test
    void aVariableCanBeAddedTo() {
        assertThat(expand("HOME=$HOME/sub").value().values()).containsEntry("HOME", "/home/me/sub");
    }

    @Test
    void anUnsetNameIsReportedOnce() {
        assertThat(sentences("A=$NOSUCH\nB=${NOSUCH}x\nC=${NOSUCH:-}\nD=${NOSUCH:+x}\nE='$OTHER'"))
                .containsExactly(".env:1:1: warning: \"NOSUCH\" is not set and expands to an empty string in \"A\""
                        + " (write ${NOSUCH:-} if this is intended)");
    }

    @Test
    void aMissingRequiredVariableIsAnErrorWithItsText() {
        assertThat(sentences("A=${NOSUCH:?give me one}\nB=${EMPTY:?}\nC=${NOSUCH?}"))
                .containsExactly(
                        ".env:1:1: \"NOSUCH\" is not set: give me one",
                        ".env:2:1: \"EMPTY\" is empty",
                        ".env:3:1: \"NOSUCH\" is not set");
    }

    private static List<String> sentences(String text) {
        return expand(text).diagnostics().stream().map(Diagnostic::toString).toList();
    }

    /** Once, a process got the shell's variable, but other values were expanded with the one of the file. */
    @Test
    void keptVariablesOfTheShellAreExpandedInOtherValues() {
        Dotenv dotenv = DotenvParser.parse(".env", "A=file\nB=$A/x\nC=$B/y\n".getBytes(UTF_8))
                .value();

        assertThat(Expansion.expand(dotenv, Map.of("A", "shell"), Set.of("A"))
                        .value()
                        .values())
                .isEqualTo(Map.of("A", "file", "B", "shell/x", "C", "shell/x/y"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A=${HOST}", "A=\"http://${HOST:-x}/\"", "A=1\nB=${HOST}\nC=${HOST}"})
    void theFirstUnexpandedReferenceIsFound(String text) {
        assertThat(firstUnexpanded(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A='${HOST}'", "A=\\${HOST}", "A=$HOST", "A=${", "A={HOST}", "A=${1}"})
    void textWithoutReferencesHasNoUnexpandedReference(String text) {
        assertThat(firstUnexpanded(text)).isEmpty();
    }

    private static Optional<Assignment> firstUnexpanded(String text) {
        return Expansion.firstUnexpanded(
                DotenvParser.parse(".env", text.getBytes(UTF_8)).value());
    }

    @Test
    void placesAreKept() {
        assertThat(expand("\n export A=$HOME").value().assignments())
                .containsExactly(new Assignment("A", "/home/me", new Location(".env", 2, 9)));
    }

    @Test
    void anAssignmentWithoutParsedPartsIsNotExpanded() {
        Dotenv dotenv = new Dotenv("-", List.of(new Assignment("A", "$HOME \\n", new Location("-", 1, 1))));
        assertThat(Expansion.expand(dotenv, GIVEN, Set.of()).value().values()).containsEntry("A", "$HOME \\n");
    }

    @Test
    void valuesThatMultiplyEachOtherAreAnError() {
        StringBuilder text = new StringBuilder("A0=0123456789\n");
        for (int i = 1; i < 100; i++) {
            text.append("A%d=$A%d$A%d\n".formatted(i, i - 1, i - 1));
        }
        assertThat(expand(text.toString()).diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly(".env:20:1: the values expanded up to \"A19\" are longer than 8 MiB"
                        + " (check for values that refer to each other repeatedly, or do not use --env-expand)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$", "${", "${A", "${A:-", "$A", "\\$", "${A:-}", "${A:-x}", "}${"})
    void aHugeValueIsExpandedInOneGo(String repeated) {
        Parsed<Dotenv> expanded = expand("B=" + repeated.repeat(5_000_000 / repeated.length()));
        assertThat(expanded.isUsable()).isTrue();
        assertThat(expanded.value().values()).containsOnlyKeys("B");
    }
}
