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

/** What a shell is told that the last word could be, and the scripts that ask. */
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

    /** An empty last word cannot be written here, so one letter or more of it stands. */
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
                "export w      | ''",
                "nonsense w    | ''",
                "start -f w    | ''",
                "start --debug w | web worker",
            })
    void whatAVerbTakes(String words, String candidates) {
        assertThat(String.join(" ", complete(words))).isEqualTo(candidates);
    }

    /** The word in front of it was taken for an option whose value follows. */
    @Test
    void aWordThatIsCalledLikeAnOptionKeptProcessesFromBeingCompleted() {
        here().procfile("port: a", "web: b");

        assertThat(complete("env we")).containsExactly("web");
        assertThat(complete("run port we")).containsExactly("web");
        assertThat(complete("start --port we")).isEmpty();
    }

    @Test
    void verbsAndOptionsComeWithWhatTheyMean() {
        assertThat(complete("sta")).singleElement().asString().startsWith("start\tRun the app's processes");
        assertThat(complete("ps --js")).containsExactly("--json\tPrint a JSON object.");
        assertThat(here().jforeman("complete").out().lines()).hasSizeGreaterThan(10);
    }

    @Test
    void processesThatRunComeWithHowTheyAre() {
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

    /** A shell shows what is printed, and an error in the middle of a line that is typed helps nobody. */
    @Test
    void oneThatHangsUpIsNotWorthAWord() {
        assertThat(complete("stop w")).containsExactly("web", "worker");
    }

    @Test
    void whereNothingRunsAndNoProcfileIsNothingIsPrinted() throws IOException {
        server().close();
        Files.delete(server().socket());
        Files.delete(server().app().resolve("Procfile"));

        assertThat(complete("stop w")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void aScriptAsksThisCommand(String shell) {
        Answer answer = here().jforeman("completion " + shell);

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).contains("jforeman complete -- ", "completion for jforeman");
    }

    @Test
    void anotherShellIsRefused() {
        assertThat(here().jforeman("completion tcsh"))
                .isEqualTo(new Answer(2, "", "jforeman: completion knows bash, zsh and fish, not tcsh\n"));
    }
}
