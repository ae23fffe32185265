package dev.jforeman.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.text.LineFormatter.LineMatcher;
import dev.jforeman.text.LinePattern.BadPattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LineMatcherTest {
    @ParameterizedTest
    @MethodSource
    void aLineIsSearchedAsItIsSeen(String expression, String line, boolean isMatch) throws BadPattern {
        assertThat(new LineMatcher(LinePattern.of(expression)).matches(Line.of(line)))
                .isEqualTo(isMatch);
    }

    static Stream<Arguments> aLineIsSearchedAsItIsSeen() {
        return Stream.of(
                Arguments.of("b+c", "xbbcx", true),
                Arguments.of("b+c", "abd", false),
                Arguments.of("^ready$", "\033[1;32mrea\033[0mdy", true),
                Arguments.of("^ready$", "\033]0;title\007ready", true),
                Arguments.of("32", "\033[1;32mready", false),
                Arguments.of("^100 %$", "10 %\r100 %", true),
                Arguments.of("caf.$", "caf\u00e9", true));
    }
}
