package dev.jforeman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.cli.remote.GivenRunning;
import dev.jforeman.session.SteppedSession;
import dev.jforeman.testing.GivenPlan;
import dev.jforeman.testing.GivenRules;
import dev.jforeman.text.History;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verbs that control a running jforeman, from the command line to the exit code. */
class RequestVerbsTest {
    private static final int USAGE = 2;

    @TempDir
    private Path temp;

    private final SteppedSession session = new SteppedSession(GivenPlan.of("web.1", "worker.1")).boot();
    private Optional<GivenRunning> open = Optional.empty();

    @BeforeEach
    void run() throws IOException {
        open = Optional.of(GivenRunning.in(temp, session));
    }

    @AfterEach
    void close() {
        open.ifPresent(GivenRunning::close);
    }

    private Call.Answer jforeman(String line) {
        GivenRunning running = open.orElseThrow();
        return new Call(running.app())
                .variable("XDG_RUNTIME_DIR", running.runtime().toString())
                .jforeman(line);
    }

    @Test
    void stopStartAndRestartAreCarriedOut() {
        assertThat(jforeman("stop web")).isEqualTo(new Call.Answer(0, "", ""));
        assertThat(session.signals()).containsExactly("TERM web.1", "CONT web.1");
        assertThat(jforeman("restart web worker").exitCode()).isZero();
        assertThat(session.starts()).contains("web.1 2", "worker.1 2");
    }

    @ParameterizedTest
    @CsvSource({"restart web", "restart --rolling web"})
    void aProcessThatDiesAtOnceIsAnErrorWithItsLastLines(String line) {
        byte[] bytes = "\033[31mno such\033[0m file\n".getBytes(StandardCharsets.UTF_8);
        session.controls()
                .histories()
                .ofTerminal(GivenRules.name("web.1"))
                .add(1, 1, new History.Run(2, 77), History.Kind.OUTPUT, bytes, bytes.length);
        jforeman("stop web");
        session.dying("web.1", 3);

        assertThat(jforeman(line))
                .isEqualTo(new Call.Answer(
                        1,
                        "",
                        "jforeman: web.1 restarting: exited with code 3 after 0 s; its last lines:\n"
                                + "  no such file\n"));
    }

    @Test
    void aNameThatIsUnknownIsAnError() {
        assertThat(jforeman("restart wbe"))
                .isEqualTo(new Call.Answer(
                        1, "", "jforeman: unknown process \"wbe\" (known: web, worker); did you mean web?\n"));
    }

    @ParameterizedTest
    @CsvSource({"stop", "signal USR1"})
    void namingNoProcessesIsAnError(String verb) {
        Call.Answer answer = jforeman(verb);

        assertThat(answer.exitCode()).isEqualTo(USAGE);
        assertThat(answer.err()).contains("no processes specified; name them, or use '*' for all");
        assertThat(session.signals()).isEmpty();
    }

    /** The words were read once per group, so the signal was taken for a process as well. */
    @Test
    void anOptionMayStandBetweenASignalAndItsProcess() {
        assertThat(jforeman("signal USR1 --group web")).isEqualTo(new Call.Answer(0, "", ""));
        assertThat(jforeman("signal USR2 worker").exitCode()).isZero();

        assertThat(session.signals()).containsExactly("USR1 web.1", "USR2 worker.1 leader");
    }

    @Test
    void scaleStartsAndStopsInstances() {
        session.plansFormation(GivenPlan.of("web.1", "web.2", "worker.1"));

        assertThat(jforeman("scale web=2").exitCode()).isZero();

        assertThat(session.starts()).contains("web.2 1");
        assertThat(jforeman("scale web=many").exitCode()).isNotZero();
    }

    @Test
    void reloadSaysWhatChanged() {
        session.plansReload(GivenPlan.of("web.1", "api.1"));

        assertThat(jforeman("reload")).isEqualTo(new Call.Answer(0, "added   api.1\nremoved worker.1\n", ""));
        assertThat(jforeman("reload").out()).isEqualTo("nothing changed\n");
    }

    @Test
    void psShowsATableOrJson() {
        assertThat(jforeman("ps").out().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("web.1 ") && line.contains("running"));
        assertThat(jforeman("ps --json worker").out())
                .contains("\"name\":\"worker.1\"")
                .doesNotContain("web.1");
    }

    @Test
    void waitReturnsWhenTheConditionHoldsOrOnATimeout() {
        assertThat(jforeman("wait --ready web").exitCode()).isZero();

        Call.Answer late = jforeman("wait worker --timeout 1ms");

        assertThat(late.exitCode()).isEqualTo(1);
        assertThat(late.err()).isEqualTo("jforeman: timed out: worker.1 is still running\n");
    }

    @Test
    void logsShowWhatWasWritten() {
        assertThat(jforeman("logs").out().lines()).hasSize(2).allMatch(line -> line.contains("started with pid"));
        assertThat(jforeman("logs worker --utc").out()).contains("worker.1").doesNotContain("web.1");
        assertThat(jforeman("logs --grep nothing").out()).isEmpty();
        assertThat(jforeman("logs -n 1 --json").out().lines())
                .singleElement()
                .asString()
                .contains("\"instance\":\"worker.1\"");
        assertThat(jforeman("logs --since 2000-01-01").out().lines()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "logs -n few | invalid value for --last: \"few\" (expected a number of lines)",
                "logs --grep ( | invalid value for --grep: \"(\": the group is not closed, at character 1",
                "logs --since never | invalid value for --since: \"never\"",
                "signal TERN web | unknown signal TERN; did you mean TERM?"
            })
    void aValueThatCannotBeUsedIsAnError(String line, String why) {
        Call.Answer answer = jforeman(line);

        assertThat(answer.exitCode()).isEqualTo(USAGE);
        assertThat(answer.err()).startsWith("jforeman: " + why);
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void withoutARunningJforemanTheCommandFails() {
        Call.Answer answer = new Call(temp)
                .variable("XDG_RUNTIME_DIR", open.orElseThrow().runtime().toString())
                .jforeman("ps");

        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.err()).startsWith("jforeman is not running in " + temp);
    }
}
