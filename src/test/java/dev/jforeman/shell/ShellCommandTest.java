package dev.jforeman.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellCommandTest {
    /** Reports its start, the signal to exit, and its exit a moment later. */
    private static final String PROGRAM = "trap 'echo told >>$OUT; sleep 0.2; echo ended >>$OUT; exit' TERM; "
            + "echo up >>$OUT; while :; do sleep 0.02; done";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bin/server --port $PORT   | exec bin/server --port $PORT",
                "  node app.js             | exec node app.js",
                "./run 'a  b'              | exec ./run 'a  b'",
                "bundle exec rails s       | exec bundle exec rails s",
                "A=1 B=$HOME bin/server    | A=1 B=$HOME exec bin/server",
                "A=1 exec bin/server       | A=1 exec bin/server",
                "A=1                       | A=1",
                "A='1 2' bin/server        | A='1 2' bin/server",
                "cd app && ./run           | cd app && ./run",
                "cd app                    | cd app",
                "exec bin/server           | exec bin/server",
                ". ./env                   | . ./env",
                "! bin/check               | ! bin/check",
                "bin/a $(bin/b)            | bin/a $(bin/b)",
                "bin/a > log               | bin/a > log",
                "bin/a & wait              | bin/a & wait",
                "while true; do x; done    | while true; do x; done",
                "bin/a # comment           | bin/a # comment",
                "$CMD run                  | $CMD run",
            })
    void onlyOneProgramIsExecuted(String command, String line) {
        assertThat(ShellCommand.exec(command)).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exec bin/server",
                " exec node 'a; b' \"$PORT\" >log 2>&1 ",
                "A=1 exec bin/server",
                "cd app && exec bin/server",
                "cd app; A=1 B=\"x y\" exec bin/server -p $PORT",
                "bin/other & exec bin/server",
                "test -f x || exec bin/server",
                "cd app\nexec bin/server",
            })
    void shellsThatExecTheirLastCommandAreRecognized(String command) {
        assertThat(ShellCommand.becomesProgram(command)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bin/server",
                "exec",
                "exec >log; bin/server",
                "exec bin/server; bin/other",
                "exec bin/server | cat",
                "cat | exec bin/server",
                "exec bin/server &",
                "sh -c 'cd app; exec bin/server'",
                "sh -c \"cd app; exec bin/server\"",
                "bundle exec rails server",
                "echo \\; exec bin/server",
                "(exec bin/server)",
                "if test -f x; then exec bin/server; fi",
            })
    void otherShellsAreNotTakenForTheProgram(String command) {
        assertThat(ShellCommand.becomesProgram(command)).isFalse();
    }

    /** Each repetition in a pattern was once a level of recursion. */
    @ParameterizedTest
    @ValueSource(strings = {"echo \"%s\"", "%s exec bin/server", "%s bin/server", "echo \"%s\"; exec bin/server"})
    void aLongCommandOverflowsNoStack(String pattern) {
        String command = pattern.formatted("A=b ".repeat(20_000));

        assertThat(ShellCommand.exec(command)).endsWith(command.substring(command.length() - 10));
        assertThat(ShellCommand.becomesProgram(command)).isEqualTo(command.contains("exec"));
    }

    @Test
    void oneProgramGetsItsSignalsWithoutAShell() {
        assertThat(ShellCommand.passingOn("bin/server", "TERM")).isEqualTo("exec bin/server");
        assertThat(ShellCommand.passingOn("exec bin/server", "TERM")).isEqualTo("exec bin/server");
    }

    @ParameterizedTest
    @CsvSource({
        "bin/server $PORT, INT, true",
        "exec bin/server, INT, true",
        "exec a; b, INT, false",
        "a | b, QUIT, false",
        "a | b, TERM, true",
        "a | b, HUP, true",
        "a | b, KILL, false",
        "cd exec now, INT, false",
    })
    void someSignalsAreNotPassedOn(String command, String signal, boolean isReached) {
        assertThat(ShellCommand.isReached(command, signal)).isEqualTo(isReached);
        assertThat(ShellCommand.passingOn(command, signal).contains("kill -s"))
                .isEqualTo(isReached && signal.matches("TERM|HUP"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sh program | sh program # both",
                "sh program & sh program & wait",
                "(cd / && exec sh \"$OLDPWD/program\") | sh program; echo never >>$OUT",
                "while :; do sh program | sh program; done",
                "sh program | sh program && exec echo never >>$OUT",
            })
    @Tag("scenario")
    void everyProgramGetsTheSignalAndIsAwaited(String command) throws Exception {
        Files.writeString(directory.resolve("program"), PROGRAM);
        Path out = directory.resolve("out");
        assertThat(new ProcessBuilder("mkfifo", out.toString()).start().waitFor())
                .isZero();
        ProcessBuilder builder = new ProcessBuilder("setsid", "sh", "-c", ShellCommand.passingOn(command, "TERM"))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("errors").toFile());
        builder.environment().put("OUT", out.toString());
        try (RandomAccessFile pipe = new RandomAccessFile(out.toFile(), "rw")) { // keeps the pipe open for writing
            Process shell = builder.start();
            assertThat(List.of(pipe.readLine(), pipe.readLine())).containsOnly("up");

            shell.toHandle().destroy();

            assertThat(shell.waitFor()).isEqualTo(143);
            pipe.writeBytes("all\n");
            assertThat(Stream.generate(() -> line(pipe)).takeWhile(line -> !line.equals("all")))
                    .containsExactlyInAnyOrder("told", "told", "ended", "ended");
        }
    }

    private static String line(RandomAccessFile pipe) {
        try {
            return pipe.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theExitCodeIsThatOfTheCommand() throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", ShellCommand.passingOn("true; exit 3", "TERM")).start();

        assertThat(shell.waitFor()).isEqualTo(3);
    }
}
