package dev.jforeman.cli.options;

import static dev.jforeman.cli.options.GivenOptions.typed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.plan.PlanOptions.Option;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionValuesTest {
    @Test
    void theCommandLineWinsOverTheVariableWhichWinsOverTheFile() {
        assertThat(typed("").values().text("max-restarts")).isEmpty();
        assertThat(typed("").inFile("max-restarts", "1").values().text("max-restarts"))
                .contains("1");
        assertThat(typed("")
                        .inFile("max-restarts", "1")
                        .variable("JFOREMAN_MAX_RESTARTS", "2")
                        .values()
                        .text("max-restarts"))
                .contains("2");
        assertThat(typed("--max-restarts=3")
                        .inFile("max-restarts", "1")
                        .variable("JFOREMAN_MAX_RESTARTS", "2")
                        .values()
                        .text("max-restarts"))
                .contains("3");
    }

    @Test
    void settingsOfATypeComeBetweenTheCommandLineAndTheFile() {
        GivenOptions given = typed("").inFile("on-exit", "stop");
        assertThat(given.values().option("on-exit")).isEqualTo(new Option(Optional.empty(), Optional.of("stop")));

        given.variable("JFOREMAN_ON_EXIT", "ignore");
        assertThat(given.values().option("on-exit")).isEqualTo(new Option(Optional.of("ignore"), Optional.of("stop")));
    }

    @Test
    void theStopTimeoutHasAnotherNameWhereTimeoutMeansSomethingElse() {
        assertThat(typed("--timeout=7").values().stopTimeout().asked()).contains("7");
        assertThat(typed("--timeout=7 --stop-timeout=8")
                        .hasAlso("--stop-timeout")
                        .values()
                        .stopTimeout()
                        .asked())
                .contains("8");
        assertThat(typed("--timeout=7")
                        .hasAlso("--stop-timeout")
                        .variable("JFOREMAN_TIMEOUT", "9")
                        .inFile("timeout", "10")
                        .values()
                        .stopTimeout())
                .isEqualTo(new Option(Optional.of("9"), Optional.of("10")));
    }

    @Test
    void aListOnTheCommandLineReplacesTheOthers() {
        GivenOptions inFile = typed("").inFile("mute", "web", "worker");
        assertThat(inFile.values().list("mute")).containsExactly("web,worker");
        assertThat(inFile.variable("JFOREMAN_MUTE", "clock").values().list("mute"))
                .containsExactly("clock");
        assertThat(typed("--mute=a --mute=b,c")
                        .variable("JFOREMAN_MUTE", "clock")
                        .values()
                        .list("mute"))
                .containsExactly("a", "b,c");
        assertThat(typed("").values().list("mute")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "YES, true",
        "on, true",
        "1, true",
        "false, false",
        "no, false",
        "Off, false",
        "0, false",
        "'', false"
    })
    void aSwitchHasSeveralSpellings(String text, boolean isOn) throws Refusal {
        assertThat(typed("").variable("JFOREMAN_UTC", text).values().isOn("utc"))
                .isEqualTo(isOn);
    }

    @Test
    void aSwitchOnTheCommandLineWinsOverTheVariableAndTheFile() throws Refusal {
        assertThat(typed("--utc").variable("JFOREMAN_UTC", "false").values().isOn("utc"))
                .isTrue();
        assertThat(typed("").values().isOn("utc")).isFalse();
        assertThat(typed("").inFile("utc", "true").values().isOn("utc")).isTrue();
    }

    @Test
    void anUnknownWordIsNoValueOfASwitch() {
        assertThatThrownBy(() -> typed("")
                        .variable("JFOREMAN_ENV_EXPAND", "maybe")
                        .values()
                        .isOn("env-expand"))
                .isInstanceOf(Refusal.class)
                .hasMessage("invalid value for JFOREMAN_ENV_EXPAND: \"maybe\" (expected true or false)");
    }

    @ParameterizedTest
    @CsvSource({
        // typed, variable, file, no-file, otherwise, result
        "'', , , , true, true",
        "'', , , , false, false",
        "--no-timestamp, , true, , true, false",
        "--timestamp, false, , , false, true",
        "'', false, true, , true, false",
        "'', , false, , true, false",
        "'', , , true, true, false",
        "'', , , false, false, true",
    })
    void aSwitchMayHaveAnOpposite(
            String line, String variable, String file, String opposite, boolean otherwise, boolean result)
            throws Refusal {
        GivenOptions given = typed(line);
        Optional.ofNullable(variable).ifPresent(text -> given.variable("JFOREMAN_TIMESTAMP", text));
        Optional.ofNullable(file).ifPresent(text -> given.inFile("timestamp", text));
        Optional.ofNullable(opposite).ifPresent(text -> given.inFile("no-timestamp", text));

        assertThat(given.values().isOn("timestamp", otherwise)).isEqualTo(result);
    }

    @Test
    void wordsAfterTwoDashesAreKeptApart() {
        OptionValues given = typed("web --utc -- npm --mute=x").values();

        assertThat(given.words()).containsExactly("web", "npm", "--mute=x");
        assertThat(given.wordsBeforeDashes()).containsExactly("web");
        assertThat(given.wordsBehindDashes()).containsExactly("npm", "--mute=x");
        assertThat(given.list("mute")).isEmpty();
        assertThat(given.original()).containsExactly("web", "--utc", "--", "npm", "--mute=x");
    }

    @Test
    void wordsWithAnOptionBetweenThemAreTakenOnce() {
        assertThat(typed("web --utc worker").values().words()).containsExactly("web", "worker");
    }

    @Test
    void withoutTwoDashesThereAreNoWordsAfterThem() {
        OptionValues given = typed("web worker=2").values();

        assertThat(given.wordsBeforeDashes()).containsExactly("web", "worker=2");
        assertThat(given.wordsBehindDashes()).isEmpty();
    }

    @Test
    void optionsOnTheCommandLineAreKnownByTheirLongName() {
        OptionValues given = typed("-t 5 --utc")
                .variable("JFOREMAN_GREP", "x")
                .inFile("prefix", "none")
                .values();

        assertThat(given.typedOptions()).containsExactly("--timeout", "--utc");
        assertThat(given.typed("timeout")).contains("5");
        assertThat(given.typedText("-t")).contains("5");
        assertThat(given.typed("grep")).isEmpty();
        assertThat(given.isTyped("--utc")).isTrue();
        assertThat(given.isTyped("--grep")).isFalse();
    }

    @Test
    void anyVariableCanBeRead() {
        assertThat(typed("").variable("GITHUB_ACTIONS", "true").values().environment("GITHUB_ACTIONS"))
                .contains("true");
        assertThat(typed("").values().environment("GITHUB_ACTIONS")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "500ms"})
    void aDurationIsOneOfTheCommandLineAlone(String text) throws Refusal {
        assertThat(typed("--timeout=" + text).values().duration("timeout"))
                .hasValueSatisfying(time -> assertThat(time).hasMillis(500));
        assertThat(typed("").variable("JFOREMAN_TIMEOUT", text).values().duration("timeout"))
                .isEmpty();
    }

    @Test
    void anInvalidDurationIsRefused() {
        assertThatThrownBy(() -> typed("--timeout=soon").values().duration("timeout"))
                .isInstanceOf(Refusal.class)
                .hasMessage("invalid value for --timeout: \"soon\" (expected a time, for example 90, 0.5, 500ms, 2m or"
                        + " 1h)");
    }
}
