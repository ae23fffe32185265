package dev.jforeman.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jforeman.text.LinePattern.BadPattern;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinePatternTest {
    /** The stack size of the threads that read the output. */
    private static final long STACK_BYTES = 256 * 1024;

    private static boolean isFound(String expression, String text) throws BadPattern {
        return LinePattern.of(expression).search().isFoundIn(text);
    }

    private static boolean isFoundInLittleStack(String expression, String text) throws Exception {
        FutureTask<Boolean> search = new FutureTask<>(() -> isFound(expression, text));
        new Thread(null, search, "search", STACK_BYTES).start();
        return search.get();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(\\S+\\s+)*listening",
                "^(\\w+|\\s)*listening",
                "(a|b|\\S|\\s)*listening",
                "(x+x+)+y",
                "(\\S*\\s*)*!$",
                "^(([a-z])+.)+[A-Z]([a-z])+$",
                "(.*)*(.*)*(.*)*!$"
            })
    void aLongLineNeitherOverflowsTheStackNorTakesExponentialTime(String expression) throws Exception {
        assertThat(isFoundInLittleStack(expression, "word ".repeat(5_000))).isFalse();
        assertThat(isFoundInLittleStack(expression, "x".repeat(25_000))).isFalse();
    }

    @Test
    void theLargestExpressionsNeedLittleStack() throws Exception {
        assertThat(isFoundInLittleStack("(".repeat(50) + "a" + ")".repeat(50), "xa"))
                .isTrue();
        assertThat(isFoundInLittleStack("(a|".repeat(50) + "b" + ")".repeat(50), "xb"))
                .isTrue();
        assertThat(isFoundInLittleStack("(a*)*".repeat(60) + "b", "aaab")).isTrue();
        assertThat(isFoundInLittleStack("(a?){90}b", "aaab")).isTrue();
        assertThat(isFoundInLittleStack("a?".repeat(190) + "b", "aaab")).isTrue();
        assertThat(isFoundInLittleStack("a|".repeat(290) + "b", "b")).isTrue();
        assertThat(isFoundInLittleStack(".{0,200}b", "aaab")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "listening|ready in \\d+ ms",
                "(?i)READY",
                "^\\[?(?:INFO|WARN)\\]? .*started$",
                "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
                "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z?",
                "\\b(?:\\d{1,3}\\.){3}\\d{1,3}:\\d{2,5}\\b",
                "https?://[^\\s/]+(/\\S*)?",
                "[]a]|[^]a]|[[:alpha:]]|[\\]a&]",
                "\\p{Lu}\\x{263a}\\x41\\Q(a|\\E{",
                "a+?b*?c??d{1,2}?",
                "{}|x{,3}|\\(\\[",
                "(?P<name>a)(?<other>b)",
                ""
            })
    void usualExpressionsAreAccepted(String expression) throws BadPattern {
        assertThat(LinePattern.of(expression)).hasToString(expression);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ab(?=c) | lookahead (?= is not supported, at character 3; write the text to search for instead",
                "(?!c) | lookahead (?! is not supported, at character 1; write the text to search for instead",
                "x(?<=a)b | lookbehind (?<= is not supported, at character 2; write the text to search for instead",
                "x(?<!a)b | lookbehind (?<! is not supported, at character 2; write the text to search for instead",
                "(a)\\1 | backreferences such as \\1 are not supported, at character 4; write the text to search"
                        + " for instead",
                "(?<n>a)\\k<n> | backreferences such as \\k are not supported, at character 8; write the text to"
                        + " search for instead",
                "xa*+ | possessive repetition with a second + is not supported, at character 4; not needed here:"
                        + " remove it",
                "a{2}+ | possessive repetition with a second + is not supported, at character 5; not needed here:"
                        + " remove it",
                "a(?>b) | atomic groups (?> are not supported, at character 2; not needed here: remove it",
                "[a-z&&[^b]] | character class intersections with && are not supported, at character 5; list the"
                        + " characters instead",
                "x(a(b) | the group is not closed, at character 2; write \\( or \\) for the character itself",
                "a)b | no group is open here, at character 2; write \\( or \\) for the character itself",
                "a[b | missing closing ] [b, at character 2; use RE2 syntax",
                "*a | missing argument to repetition operator *, at character 1; use RE2 syntax",
                "a\\ | trailing backslash at end of expression, at character 2; use RE2 syntax",
                "a\\h | invalid escape sequence \\h, at character 2; write [ \\t]",
                "a\\u0041 | invalid escape sequence \\u, at character 2; write \\x{263A} for U+263A",
                "\\p{Alpha} | invalid character class range \\p{Alpha}, at character 1; use RE2 syntax",
                "((a{100}){100}){100} | the expression is too large, at character 10; counts multiply: use * or +"
                        + " instead, or search for a part of it",
            })
    void unsupportedExpressionsAreRefusedWithPlaceAndHint(String expression, String sentence) {
        assertThatThrownBy(() -> LinePattern.of(expression))
                .isInstanceOfSatisfying(
                        BadPattern.class, bad -> assertThat(bad.sentence()).isEqualTo(sentence));
    }

    @Test
    void tooLargeExpressionsAreRefusedBeforeTheyTakeMemory() {
        for (String expression : new String[] {
            "a".repeat(100_000),
            "(".repeat(100_000),
            "a|".repeat(100_000),
            "\\Q" + "a".repeat(100_000),
            "(a{1000}){1000}",
            "((((a{9}){9}){9}){9}){9}"
        }) {
            assertThatThrownBy(() -> LinePattern.of(expression)).isInstanceOf(BadPattern.class);
        }
    }

    /** The size computed by the check is never less than the size that the engine builds. */
    @ParameterizedTest
    @ValueSource(strings = {"abc", "(a|b)*c{3,5}", "((x?y+){4}|[a-z]{2}){3}", "\\d{1,9}(?:a{2,}|b)??", "(((a*)*)*)*"})
    void theSizeIsAnUpperBound(String expression) throws BadPattern {
        PatternCheck check = new PatternCheck(expression);
        check.run();
        assertThat(check.size() + 3)
                .isGreaterThanOrEqualTo(
                        com.google.re2j.Pattern.compile(expression).programSize());
    }
}
