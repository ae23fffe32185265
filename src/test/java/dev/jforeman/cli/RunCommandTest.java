package dev.jforeman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.cli.Call.Answer;
import dev.jforeman.os.kernel.Exec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that {@code run} executes, and the messages if that is impossible. */
class RunCommandTest {
    private static final Exec.Failure MISSING = new Exec.Failure("No such file or directory", true);

    @TempDir
    private Path temp;

    private final List<String> words = new ArrayList<>();
    private final List<Path> directories = new ArrayList<>();
    private Map<String, String> variables = Map.of();
    private Exec.Failure failure = MISSING;
    private Optional<Call> call = Optional.empty();

    @BeforeEach
    void app() {
        call = Optional.of(new Call(temp)
                .procfile("web: bin/server -p $PORT", "worker: work $QUEUE")
                .file(".env", "QUEUE=mail", "SHARED=file")
                .variable("SHARED", "shell"));
    }

    private Call here() {
        return call.orElseThrow();
    }

    private Answer run(String line) {
        return here().jforeman(new RunCommand(this::become), line);
    }

    private Exec.Failure become(List<String> command, Path directory, Map<String, String> environment) {
        words.addAll(command);
        directories.add(directory);
        variables = environment;
        return failure;
    }

    @Test
    void aCommandGetsTheVariablesOfTheEnvFile() {
        run("run rake -T --all");

        assertThat(words).containsExactly("rake", "-T", "--all");
        assertThat(directories).containsExactly(temp);
        assertThat(variables).containsEntry("QUEUE", "mail").containsEntry("SHARED", "file");
    }

    @Test
    void theCallersVariablesWinWithTheOption() {
        run("run --keep-env rake");

        assertThat(variables).containsEntry("QUEUE", "mail").doesNotContainEntry("SHARED", "file");
    }

    @Test
    void aProcessTypeIsItsLineAsItsFirstInstanceRunsIt() {
        run("run -p 7000 worker");

        assertThat(words).containsExactly("/bin/sh", "-c", "work $QUEUE", "worker");
        assertThat(variables).containsEntry("PORT", "7100").containsEntry("PS", "worker.1");
    }

    @Test
    void wordsBehindTwoDashesAreArgumentsForTheLine() {
        run("run web -- --verbose two");

        assertThat(words).containsExactly("/bin/sh", "-c", "bin/server -p $PORT \"$@\"", "web", "--verbose", "two");
    }

    @Test
    void moreWordsAreACommandAlthoughTheFirstIsAType() {
        run("run web two");

        assertThat(words).containsExactly("web", "two");
    }

    @Test
    void aTypeThatIsNotStartedByDefaultRunsToo() {
        here().procfile("web: a", "release: migrate");

        run("run release");

        assertThat(words).startsWith("/bin/sh", "-c", "migrate");
    }

    @Test
    void aProgramThatDoesNotExistIs127AndAMistypedTypeIsNamed() {
        Answer answer = run("run wokrer");

        assertThat(answer)
                .isEqualTo(new Answer(
                        127,
                        "",
                        "jforeman: cannot run wokrer: command not found\n"
                                + "jforeman: unknown process \"wokrer\" (known: web, worker); did you mean"
                                + " worker?\n"));
    }

    @Test
    void noTypeIsSuggestedForADissimilarProgram() {
        assertThat(run("run frobnicate"))
                .isEqualTo(new Answer(127, "", "jforeman: cannot run frobnicate: command not found\n"));
    }

    @Test
    void aProgramThatCannotBeExecutedIs126() {
        failure = new Exec.Failure("Permission denied", false);

        assertThat(run("run wokrer"))
                .isEqualTo(new Answer(126, "", "jforeman: cannot run wokrer: Permission denied\n"));
    }

    @Test
    void theEnvFileIsReadWithoutAProcfile() {
        run("run -f other rake");

        assertThat(words).containsExactly("rake");
        assertThat(variables).containsEntry("QUEUE", "mail");
    }

    @Test
    void nothingIsRunWhileAFileHasAnError() {
        here().file(".env", "oops");

        Answer answer = run("run rake");

        assertThat(answer.exitCode()).isEqualTo(65);
        assertThat(answer.err()).startsWith(".env:1:1: ");
        assertThat(run("run -f other rake").exitCode()).isEqualTo(65);
        assertThat(words).isEmpty();
    }
}
