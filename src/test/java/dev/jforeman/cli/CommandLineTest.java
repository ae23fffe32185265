package dev.jforeman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.cli.Call.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands and options on the command line, and the messages about wrong ones. */
class CommandLineTest {
    @TempDir
    private Path directory;

    private Call here;

    @BeforeEach
    void aSmallApp() {
        here = new Call(directory).procfile("a: echo a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "--version", "-v"})
    void theVersion(String line) {
        assertThat(here.jforeman(line).out()).matches("jforeman \\d+\\.\\d+\\.\\d+\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "help", "--help", "-h"})
    void helpListsTheCommands(String line) {
        Answer answer = here.jforeman(line);

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).startsWith("Usage: jforeman").contains("  start ", "  run ", "  check ", "  env ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "run", "check", "env", "ps", "version", "man", "complete", "help"})
    void everyCommandHasHelp(String command) {
        Answer answer = here.jforeman(command + " --help");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).startsWith("Usage: jforeman " + command);
        assertThat(here.jforeman("help " + command).out()).isEqualTo(answer.out());
    }

    @Test
    void aCommandMayBeCutShort() {
        assertThat(here.jforeman("chec").out()).isEqualTo("valid procfile detected (a)\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "strat              | unknown command strat; did you mean start?",
                "nonsense           | unknown command nonsense",
                "help strat         | unknown command strat; did you mean start?",
                "help s             | unknown command s",
                "help start ps      | unexpected argument ps for \"jforeman help\"",
                "man strat          | unknown command strat; did you mean start?",
                "start --bogus      | unknown option --bogus for \"jforeman start\"",
                "start --colour     | unknown option --colour for \"jforeman start\"; did you mean --color?",
                "start --time-out=3 | unknown option --time-out=3 for \"jforeman start\"; did you mean --timeout?",
                "check --stirct     | unknown option --stirct for \"jforeman check\"; did you mean --strict?",
                "help strat         | unknown command strat; did you mean start?",
                "down now           | unexpected argument now for \"jforeman down\"",
                "start -p           | missing value for --port (N) for \"jforeman start\"",
                "run                | missing argument COMMAND for \"jforeman run\"",
                "export             | missing argument FORMAT for \"jforeman export\"",
                "start --keep-env=3 | --keep-env takes no value, but \"3\" was given",
            })
    void anUnknownWordIsRefusedWithAHint(String line, String sentence) {
        Answer answer = here.jforeman(line);

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err().lines().findFirst()).hasValue("jforeman: " + sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start -t x              | x",
                "start -t -1             | -1",
                "start -p 0              | 0",
                "start -p 70000          | 70000",
                "start -p web            | web",
                "start -m a              | a=1",
                "start -m a=-1           | a=-1",
                "start -m a=x            | a=x",
                "start -m a=0            | nothing to start",
                "start a=0               | nothing to start",
                "start a a               | twice",
                "start b                 | unknown process \"b\" (known: a)",
                "start -x b              | unknown process \"b\" (known: a)",
                "start -m b=1            | unknown process \"b\" (known: a)",
                "start -x a              | nothing to start",
                "start a=101             | 100",
                "start --on-exit=never   | never",
                "start --on-exit=a       | a=stop",
                "start --on-exit=b=stop  | b",
                "start --color=sometimes | sometimes",
                "start -f                | FILE",
                "run                     | COMMAND",
                "env b                   | b",
                "env a.x                 | a.x",
                "env a.0                 | a.0",
                "env a a                 | a",
                "version now             | now",
            })
    void aWrongValueIsRefusedInOneSentence(String line, String named) {
        Answer answer = here.jforeman(line);

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains(named);
        assertThat(answer.err().lines()).hasSizeLessThan(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start -f other       | other does not exist (create it, or specify another file with -f)",
                "check -f sub/other   | sub/other does not exist (create it, or specify another file with -f)",
                "check -f .           | cannot read .: it is a directory",
                "start -e no.env      | env file no.env does not exist",
                "run -e no.env true   | env file no.env does not exist",
            })
    void aMissingFileIsExitCode66(String line, String sentence) {
        Answer answer = here.jforeman(line);

        assertThat(answer.exitCode()).isEqualTo(66);
        assertThat(answer.err()).isEqualTo("jforeman: " + sentence + "\n");
    }

    @Test
    void aMissingDirectoryIsReportedAsADirectory() {
        Answer answer = here.jforeman("start -f Procfile -d nowhere");

        assertThat(answer.exitCode()).isEqualTo(66);
        assertThat(answer.err()).isEqualTo("jforeman: directory " + directory.resolve("nowhere") + " does not exist\n");
        assertThat(here.jforeman("start -d nowhere").err()).isEqualTo(answer.err());
        assertThat(here.jforeman("start -f Procfile -d Procfile").err())
                .isEqualTo("jforeman: directory " + directory.resolve("Procfile") + " is a file\n");
    }

    @Test
    void allErrorsInTheFilesAreReportedAtOnce() {
        here.procfile("web bin/server", "a: echo a", "a: echo b").file(".env", "oops");

        Answer answer = here.jforeman("start");

        assertThat(answer.exitCode()).isEqualTo(65);
        assertThat(answer.err().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("Procfile:1:"))
                .anyMatch(line -> line.startsWith("Procfile:3:1: "))
                .anyMatch(line -> line.startsWith(".env:1:1: "));
    }

    @Test
    void aBadDefaultsFileIsExitCode65() {
        here.file(".foreman", "prot: 7200", "timeout: soon");

        Answer answer = here.jforeman("start");

        assertThat(answer.exitCode()).isEqualTo(65);
        assertThat(answer.err().lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith(".foreman:1:1: ") && line.contains("did you mean port?"))
                .anyMatch(line -> line.startsWith(".foreman:2:10: "));
    }

    @Test
    void anOptionComesFromTheCommandLineTheVariableOrTheFile() {
        here.file(".foreman", "port: 7200");
        assertThat(here.jforeman("check --ports").out()).endsWith("a.1  7200\n");
        here.variable("JFOREMAN_PORT", "7300");
        assertThat(here.jforeman("check --ports").out()).endsWith("a.1  7300\n");
        assertThat(here.jforeman("check --ports -p 7400").out()).endsWith("a.1  7400\n");
    }

    @Test
    void aVariableThatIsNeitherTrueNorFalseIsRefused() {
        Answer answer = here.variable("JFOREMAN_NO_PORT", "perhaps").jforeman("start");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err())
                .isEqualTo("jforeman: invalid value for JFOREMAN_NO_PORT: \"perhaps\" (expected true or false)\n");
    }

    /** An internal error is reported in one sentence, and its stack trace only on request. */
    @Test
    void aFaultIsExitCode70() {
        Verb broken = new StartCommand((_, _, _, _) -> {
            throw new IllegalStateException("cannot be");
        });

        assertThat(here.jforeman(broken, "start"))
                .isEqualTo(new Answer(
                        70,
                        "",
                        "jforeman: internal error, please report it: java.lang.IllegalStateException: cannot be\n"
                                + "Use --debug to see where it happened.\n"));
        assertThat(here.jforeman(broken, "start --debug").err()).contains("\tat dev.jforeman.cli.");
    }

    @Test
    void aThreadThatIsInterruptedIsAFaultToo() {
        Verb interrupted = new StartCommand((_, _, _, _) -> {
            throw new InterruptedException("why");
        });

        assertThat(here.jforeman(interrupted, "start").exitCode()).isEqualTo(70);
    }
}
