package dev.jforeman.session;

import static dev.jforeman.testing.GivenRules.given;
import static dev.jforeman.testing.GivenRules.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.diagnostic.Location;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.ProcessSpec.PtyChoice;
import dev.jforeman.model.ProcessSpec.StdioRule;
import dev.jforeman.os.process.ProcessHost.Stdio;
import dev.jforeman.os.process.ProcessHost.Stdio.Input;
import dev.jforeman.output.LogOptions.PtyChoices;
import dev.jforeman.output.LogOptions.StderrChoice;
import dev.jforeman.output.LogOptions.StreamOptions;
import dev.jforeman.session.Console.ChildStdio;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which standard streams a child gets. */
class ChildStdioTest {
    private static final StdioRule CLOSED = new StdioRule(Optional.empty(), true);

    private Optional<PtyChoice> asked = Optional.empty();
    private StderrChoice stderr = StderrChoice.MERGE;
    private Optional<InstanceName> interactive = Optional.empty();
    private boolean isTerminal = true;

    private Stdio of(String name, StdioRule rule) {
        StreamOptions options = new StreamOptions(new PtyChoices(asked, PtyChoice.AUTO), stderr, interactive);
        ProcessSpec spec = new ProcessSpec(
                given(name).rules(),
                "sleep",
                Path.of("/"),
                Map.of(),
                ProcessSpec.AssignedPort.NONE,
                rule,
                new Location("Procfile", 1, 1));
        return new ChildStdio(options, isTerminal, () -> 10).of(spec);
    }

    private static StdioRule pty(PtyChoice choice) {
        return new StdioRule(Optional.of(choice), false);
    }

    private void isOnTerminal(Stdio stdio, Input input) {
        assertThat(stdio)
                .isInstanceOfSatisfying(
                        Stdio.Terminal.class,
                        terminal -> assertThat(terminal.input()).isEqualTo(input));
    }

    @Test
    void aChildRunsOnATerminalIfJforemanDoes() {
        isOnTerminal(of("web.1", StdioRule.DEFAULT), Input.OPEN);

        isTerminal = false;
        assertThat(of("web.1", StdioRule.DEFAULT)).isEqualTo(new Stdio.OnePipe(Input.OPEN));
    }

    @Test
    void theSettingsOfAProcessComeBeforeWhatIsUsualAndTheCommandLineBeforeThem() {
        assertThat(of("web.1", pty(PtyChoice.NEVER))).isEqualTo(new Stdio.OnePipe(Input.OPEN));

        isTerminal = false;
        isOnTerminal(of("web.1", pty(PtyChoice.ALWAYS)), Input.OPEN);

        asked = Optional.of(PtyChoice.NEVER);
        assertThat(of("web.1", pty(PtyChoice.ALWAYS))).isEqualTo(new Stdio.OnePipe(Input.OPEN));
    }

    @Test
    void errorsHaveAPipeOfTheirOwnWhereTheyAreToldApartAndThereIsNoTerminal() {
        stderr = StderrChoice.MARK;
        isOnTerminal(of("web.1", StdioRule.DEFAULT), Input.OPEN);

        isTerminal = false;
        assertThat(of("web.1", StdioRule.DEFAULT)).isEqualTo(new Stdio.TwoPipes(Input.OPEN));
    }

    @Test
    void inputThatIsClosedIsAtItsEndOnATerminalAndOnAPipe() {
        isOnTerminal(of("web.1", CLOSED), Input.AT_END);

        isTerminal = false;
        assertThat(of("web.1", CLOSED)).isEqualTo(new Stdio.OnePipe(Input.AT_END));
    }

    @Test
    void theOneThatGetsTheKeyboardIsOnATerminalWhateverTheSettingsSayAndNoOtherIs() {
        asked = Optional.of(PtyChoice.NEVER);
        interactive = Optional.of(name("web.1"));

        isOnTerminal(of("web.1", CLOSED), Input.OPEN);
        assertThat(of("web.2", StdioRule.DEFAULT)).isEqualTo(new Stdio.OnePipe(Input.OPEN));
    }
}
