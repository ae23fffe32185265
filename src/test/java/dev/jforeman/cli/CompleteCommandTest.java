package dev.jforeman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.cli.Call.Answer;
import dev.jforeman.cli.remote.ScriptedServer;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Reply.ProcessRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The completion scripts, and the candidates that they request. */
class CompleteCommandTest {
    @TempDir
    private Path temp;

    private Optional<ScriptedServer> open = Optional.empty();
    private Optional<Call> call = Optional.empty();

    @BeforeEach
    void app() throws IOException {
        open = Optional.of(ScriptedServer.in(temp));
        call = Optional.of(new Call(open.get().app()).procfile("web: a", "worker: b"));
        open.get().environment().forEach(here()::variable);
    }

    @AfterEach
    void close() {
        open.ifPresent(ScriptedServer::close);
    }

    private Call here() {
        return call.orElseThrow();
    }

    private ScriptedServer server() {
        return open.orElseThrow();
    }

    private List<String> complete(String words) {
        Answer answer = here().jforeman("complete -- " + words);
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.err()).isEmpty();
        return answer.out().lines().toList();
    }

    /** An empty last word cannot be written in this table, so each last word has at least one letter. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run w         | web worker",
                "env wo        | worker",
                "check x       | ''",
                "scale w       | web= worker=",
                "signal US     | USR1 USR2",
                "completion f  | fish",
                "export run    | runit",
                "man sta       | start",
                "export s6 w   | ''",
                "nonsense w    | ''",
                "start -f w    | ''",
                "start --debug w | web worker",
            })
    void argumentsOfAVerbAreCompleted(String words, String candidates) {
        assertThat(String.join(" ", complete(words))).isEqualTo(candidates);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start --on-exit=s          | --on-exit=stop",
                "start --on-exit=wor        | --on-exit=worker=restart --on-exit=worker=always --on-exit=worker=stop"
                        + " --on-exit=worker=ignore --on-exit=worker=wait-for-change",
                "start --on-exit i          | ignore",
                "start --timestamps=        | --timestamps=time --timestamps=iso --timestamps=elapsed --timestamps=off",
                "start --pty n              | never",
                "start --pty=a              | --pty=auto --pty=always",
                "start --ci=g               | --ci=github",
                "start --prefix=            | --prefix=name --prefix=none",
                "start --on-full=           | --on-full=wait --on-full=drop",
                "start --stderr=m           | --stderr=merge --stderr=mark",
                "start --log-format=j       | --log-format=json",
                "start --color=n            | --color=never",
                "start --color w            | web worker",
                "start --only w             | web worker",
                "start -m we                | web=",
                "start --exit-code-from=wo  | --exit-code-from=worker",
                "check --strict=            | --strict=heroku",
                "export --driver=r          | --driver=raw_exec",
                "start --procfile=          | ''",
                "start --bogus=             | ''",
            })
    void valuesOfAnOptionAreCompleted(String words, String candidates) {
        assertThat(String.join(" ", complete(words))).isEqualTo(candidates);
    }

    /** bash splits a word at an equals sign, and replaces only the part after it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start --on-exit = st       | stop",
                "start --on-exit = web = st | stop",
                "start --on-exit web = ig   | ignore",
                "start --pty =              | auto always never",
                "scale web =                | ''",
            })
    void valuesOfAnOptionAreCompletedInBash(String words, String candidates) {
        assertThat(String.join(" ", complete(words))).isEqualTo(candidates);
    }

    /** The previous word was taken for an option, and the last one for its value. */
    @Test
    void aWordWithTheNameOfAnOptionIsNotTakenForTheOption() {
        here().procfile("port: a", "web: b");

        assertThat(complete("env we")).containsExactly("web");
        assertThat(complete("run port we")).containsExactly("web");
        assertThat(complete("start --port we")).isEmpty();
    }

    @Test
    void verbsAndOptionsAreCompletedWithTheirDescription() {
        assertThat(complete("sta")).singleElement().asString().startsWith("start\tRun the app's processes");
        assertThat(complete("ps --js")).containsExactly("--json\tPrint a JSON object.");
        assertThat(here().jforeman("complete").out().lines()).hasSizeGreaterThan(10);
    }

    @Test
    void runningProcessesAreCompletedWithTheirState() {
        ProcessRow row = new ProcessRow(
                "web.1",
                "running",
                true,
                OptionalInt.empty(),
                new Reply.Past(0, Optional.empty(), false),
                Reply.Run.NONE);
        Reply running = new Reply.Processes(1, "/app", 0, List.of("web"), List.of(row));
        server().answers(running).answers(running);

        assertThat(complete("stop w")).containsExactly("web", "worker", "web.1\trunning");
        assertThat(complete("signal USR1 web.")).containsExactly("web.1\trunning");
    }

    /** A shell would show an error message in the middle of the line that the user is typing. */
    @Test
    void aConnectionThatIsClosedIsNoError() {
        assertThat(complete("stop w")).containsExactly("web", "worker");
    }

    @Test
    void withoutARunningJforemanAndAProcfileNothingIsCompleted() throws IOException {
        server().close();
        Files.delete(server().socket());
        Files.delete(server().app().resolve("Procfile"));

        assertThat(complete("stop w")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void completionScriptsCallTheCommandComplete(String shell) {
        Answer answer = here().jforeman("completion " + shell);

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).contains("jforeman complete -- ", "completion for jforeman");
    }

    @Test
    void anUnknownShellIsRefused() {
        assertThat(here().jforeman("completion tcsh"))
                .isEqualTo(new Answer(
                        2, "", "jforeman: invalid value for SHELL: \"tcsh\" (expected bash, zsh or fish)\n"));
    }
}
