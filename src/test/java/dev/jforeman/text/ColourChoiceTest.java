package dev.jforeman.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.text.Colour.ColourChoice;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourChoiceTest {
    @ParameterizedTest(name = "{0}, NO_COLOR={1}, FORCE_COLOR={2}, TERM={3}, terminal {4}: {5}")
    @CsvSource(
            nullValues = "-",
            value = {
                "AUTO,   -, -, xterm, true,  true",
                "AUTO,   -, -, xterm, false, false",
                "AUTO,   -, -, -,     true,  false",
                "AUTO,   -, -, dumb,  true,  false",
                "AUTO,   1, -, xterm, true,  false",
                "AUTO,  '', -, xterm, true,  true",
                "AUTO,   -, 1, -,     false, true",
                "AUTO,   -, 3, dumb,  false, true",
                "AUTO,   -, 0, xterm, true,  false",
                "AUTO,   -, false, xterm, true, false",
                "AUTO,   -, '', xterm, false, false",
                "AUTO,   1, 1, xterm, true,  false",
                "ALWAYS, 1, 0, -,     false, true",
                "NEVER,  -, 1, xterm, true,  false",
            })
    void colourIsDecidedByFlagThenEnvironmentThenTerminal(
            ColourChoice choice, String noColor, String forceColor, String term, boolean terminal, boolean expected) {
        Map<String, String> environment = new HashMap<>();
        environment.put("NO_COLOR", noColor);
        environment.put("FORCE_COLOR", forceColor);
        environment.put("TERM", term);
        environment.values().removeIf(value -> value == null);
        assertThat(choice.decide(environment, terminal)).isEqualTo(expected);
    }
}
