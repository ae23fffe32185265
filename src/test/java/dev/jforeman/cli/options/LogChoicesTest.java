package dev.jforeman.cli.options;

import static dev.jforeman.cli.options.GivenOptions.typed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.Plan;
import dev.jforeman.model.ProcessSpec.PtyChoice;
import dev.jforeman.os.terminal.Keyboard;
import dev.jforeman.os.terminal.StandardOutput;
import dev.jforeman.output.LogFormat;
import dev.jforeman.output.LogOptions;
import dev.jforeman.output.LogOptions.StderrChoice;
import dev.jforeman.output.OnFull;
import dev.jforeman.session.SessionObserver.ExitCodeFrom;
import dev.jforeman.session.SessionObserver.UntilReady;
import dev.jforeman.testing.GivenPlan;
import dev.jforeman.text.ClockText.Timestamps;
import dev.jforeman.text.Colour;
import dev.jforeman.text.Colour.ColourChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The log options, and how they combine. */
class LogChoicesTest {
    private static final Plan PLAN = GivenPlan.of("web.1", "web.2", "worker.1");

    @TempDir
    private Path directory;

    private LogOptions log(GivenOptions given) throws Refusal {
        return LogChoices.of(given.values(), PLAN, directory);
    }

    private LogOptions log(String line) throws Refusal {
        return log(typed(line));
    }

    private void refuses(String line, String sentence) {
        assertThatThrownBy(() -> log(line)).isInstanceOf(Refusal.class).hasMessage(sentence);
    }

    @Test
    void defaultsOfTheLogOptions() throws Refusal {
        LogOptions log = log("");

        assertThat(log.format()).isEqualTo(LogFormat.TEXT);
        assertThat(log.streams().stderr()).isEqualTo(StderrChoice.MERGE);
        assertThat(log.onFull()).isEqualTo(OnFull.WAIT);
        assertThat(log.streams().interactive()).isEmpty();
        assertThat(LogChoices.look(typed("").values()).timestamps()).isEqualTo(Timestamps.TIME);
        assertThat(LogChoices.look(typed("").values()).colour()).isEqualTo(ColourChoice.AUTO);
    }

    @ParameterizedTest
    @CsvSource({
        "'', TIME",
        "--timestamps=iso, ISO",
        "--timestamps=ELAPSED, ELAPSED",
        "--no-timestamp, OFF",
        "--no-timestamp --timestamps=iso, ISO",
        "--timestamp, TIME"
    })
    void timestamps(String line, Timestamps timestamps) throws Refusal {
        assertThat(LogChoices.look(typed(line).values()).timestamps()).isEqualTo(timestamps);
    }

    @ParameterizedTest
    @CsvSource({
        "'', AUTO",
        "-c, ALWAYS",
        "--color, ALWAYS",
        "--no-color, NEVER",
        "--color=no, NEVER",
        "--color=FALSE, NEVER",
        "--color=yes, ALWAYS",
        "--color=true, ALWAYS",
        "--color=auto, AUTO"
    })
    void colours(String line, ColourChoice colour) throws Refusal {
        assertThat(LogChoices.look(typed(line).values()).colour()).isEqualTo(colour);
    }

    @Test
    void coloursOfTypesMayBeJoined() throws Refusal {
        assertThat(ColourChoices.ofTypes(typed("--colors=web=red,worker=bold --colors=clock=cyan")
                        .values()))
                .containsOnlyKeys("web", "worker", "clock")
                .containsEntry("web", Colour.RED)
                .containsEntry("worker", Colour.PLAIN_BOLD)
                .containsEntry("clock", Colour.CYAN);
    }

    @ParameterizedTest
    @CsvSource({"web", "red", "web=reddish"})
    void aWrongColourOfATypeIsRefused(String pair) {
        assertThatThrownBy(() -> ColourChoices.ofTypes(typed("--colors=" + pair).values()))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("invalid value for --colors: \"" + pair
                        + "\" (expected TYPE=COLOR, for example web=cyan; colors are ");
    }

    @Test
    void anUnknownValueIsRefusedWithTheKnownOnes() {
        refuses("--log-format=xml", "invalid value for --log-format: \"xml\" (expected text or json)");
        refuses("--timestamps=never", "invalid value for --timestamps: \"never\" (expected time, iso, elapsed or off)");
    }

    @Test
    void jsonLinesNameTheStreamByDefault() throws Refusal {
        assertThat(log("--log-format=json").streams().stderr()).isEqualTo(StderrChoice.MARK);
        assertThat(log("--log-format=json --stderr=merge").streams().stderr()).isEqualTo(StderrChoice.MERGE);
    }

    @Test
    void theTerminalOfAProcessIsAnOptionOrTheDefault() throws Refusal {
        assertThat(log(typed("--pty=never").inFile("pty", "always"))
                        .streams()
                        .pty()
                        .asked())
                .contains(PtyChoice.NEVER);
        assertThat(log(typed("").inFile("pty", "always")).streams().pty().asked())
                .isEmpty();
        assertThat(log(typed("").inFile("pty", "always")).streams().pty().usual())
                .isEqualTo(PtyChoice.ALWAYS);
    }

    @Test
    void githubIsFoundByItsVariableWherePeopleReadTheLog() throws Refusal {
        assertThat(log(typed("").variable("GITHUB_ACTIONS", "true")).isGithub()).isTrue();
        assertThat(log(typed("--log-format=json").variable("GITHUB_ACTIONS", "true"))
                        .isGithub())
                .isFalse();
        assertThat(log(typed("--ci=none").variable("GITHUB_ACTIONS", "true")).isGithub())
                .isFalse();
        assertThat(log("--ci=github").isGithub()).isTrue();
        assertThat(log("").isGithub()).isFalse();
    }

    @Test
    void namesOfProcessesMayBeJoined() throws Refusal {
        assertThat(log("--only=web,worker.1 --mute=web.2").choosing().only()).containsOnly("web", "worker.1");
        refuses("--only=web,wokrer", "--only: unknown process \"wokrer\" (known: web, worker); did you mean worker?");
    }

    @Test
    void anInvalidRegularExpressionIsRefused() {
        refuses(
                "--grep=(",
                "invalid value for --grep: \"(\": the group is not closed, at character 1; write \\( or \\) for the"
                        + " character itself");
    }

    @Test
    void logFilesHaveASizeAndANumber() throws Refusal {
        assertThat(log("").files()).isEmpty();
        assertThat(log("--log-dir=logs").files()).hasValueSatisfying(files -> {
            assertThat(files.directory()).isEqualTo(directory.resolve("logs")).isDirectory();
            assertThat(files.maxBytes()).isEqualTo(10 << 20);
            assertThat(files.maxFiles()).isEqualTo(5);
        });
        assertThat(log("--log-dir=logs --log-size=3k --log-files=2").files()).hasValueSatisfying(files -> {
            assertThat(files.maxBytes()).isEqualTo(3 << 10);
            assertThat(files.maxFiles()).isEqualTo(2);
        });
        assertThat(log("--log-dir=logs --log-size=2G").files().orElseThrow().maxBytes())
                .isEqualTo(2L << 30);
    }

    @Test
    void impossibleLogFilesAreRefused() throws IOException {
        refuses(
                "--log-dir=logs --log-size=10",
                "invalid value for --log-size: \"10\" (expected for example 500K, 10M or 1G)");
        refuses(
                "--log-dir=logs --log-files=1",
                "invalid value for --log-files: \"1\" (expected a number from 2 to 99)");
        refuses(
                "--log-dir=logs --log-files=many",
                "invalid value for --log-files: \"many\" (expected a number from 2 to 99)");
        refuses("--log-size=10", "invalid value for --log-size: \"10\" (expected for example 500K, 10M or 1G)");
        Files.writeString(directory.resolve("file"), "");
        refuses(
                "--log-dir=file/logs",
                "--log-dir: cannot create directory " + directory.resolve("file/logs") + ": not a directory");
        refuses("--log-dir=/proc/self", "--log-dir: no permission to write to /proc/self");
    }

    @Test
    void onlyAStartedProcessCanBeInteractive() {
        refuses("-i wbe", "-i: unknown process \"wbe\" (known: web, worker); did you mean web?");
        refuses("-i web.3", "-i: web.3 is not being started (started: web.1, web.2, worker.1)");
        refuses("-i web --log-format=json", "-i needs a terminal, but --log-format=json is set");
    }

    @Test
    void aKeyboardAndKeysAreThereOnlyAtATerminal() throws Refusal {
        boolean isAtTerminal = Keyboard.isThere() && StandardOutput.isTerminal();
        if (isAtTerminal) {
            assertThat(log("-i web").streams().interactive().map(Object::toString))
                    .contains("web.1");
        } else {
            refuses("-i web", "-i needs a terminal, but standard input and output are not both a terminal");
        }
        OptionValues usual = typed("").values();
        assertThat(KeyboardChoice.areKeysWanted(usual, LogChoices.of(usual, PLAN, directory)))
                .isEqualTo(isAtTerminal);
    }

    @Test
    void keysAreNoCommandsInJsonOrIfSwitchedOff() throws Refusal {
        OptionValues json = typed("--log-format=json").values();
        assertThat(KeyboardChoice.areKeysWanted(json, LogChoices.of(json, PLAN, directory)))
                .isFalse();
        OptionValues none = typed("--no-keys").values();
        assertThat(KeyboardChoice.areKeysWanted(none, LogChoices.of(none, PLAN, directory)))
                .isFalse();
    }

    @Test
    void optionsThatEndTheSessionCannotBeCombined() throws Refusal {
        assertThat(ObserverOptions.of(typed("").values(), PLAN)).isEmpty();
        assertThat(ObserverOptions.of(typed("--until-ready").values(), PLAN)).containsInstanceOf(UntilReady.class);
        assertThat(ObserverOptions.of(typed("--exit-code-from=web").values(), PLAN))
                .containsInstanceOf(ExitCodeFrom.class);
        assertThatThrownBy(() -> ObserverOptions.of(
                        typed("--until-ready --exit-code-from=web").values(), PLAN))
                .isInstanceOf(Refusal.class)
                .hasMessage("--exit-code-from and --until-ready cannot be combined");
    }
}
