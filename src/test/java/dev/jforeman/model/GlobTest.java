package dev.jforeman.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "web,     web,    true",
        "web,     web.1,  false",
        "web.*,   web.1,  true",
        "web.*,   web.12, true",
        "web.?,   web.12, false",
        "*,       web.1,  true",
        "w*b.1,   web.1,  true",
        "w*x,     web.1,  false",
        "**,      web.1,  true",
        "'',      web.1,  false",
        "?eb.1,   web.1,  true",
    })
    void matchesAsInAShell(String pattern, String text, boolean isMatch) {
        assertThat(Glob.matches(pattern, text)).isEqualTo(isMatch);
    }

    @Property(tries = 300)
    void isAsItsRegularExpression(
            @ForAll @Chars({'a', 'b', '*', '?'}) @StringLength(max = 6) String pattern,
            @ForAll @Chars({'a', 'b'}) @StringLength(max = 8) String text) {
        String regex = pattern.replace("*", ".*").replace("?", ".");
        assertThat(Glob.matches(pattern, text)).isEqualTo(text.matches(regex));
    }

    /** A backtracking matcher would take exponential time. */
    @ParameterizedTest
    @CsvSource("a*")
    void manyStarsAreMatchedQuickly(String part) {
        assertThat(Glob.matches(part.repeat(5_000) + "c", "a".repeat(200) + "b"))
                .isFalse();
    }
}
