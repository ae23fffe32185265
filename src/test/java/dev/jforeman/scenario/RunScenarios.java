package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code jforeman run}: the command behaves as if it had been called directly, but in the app's environment. */
@Scenarios
class RunScenarios {
    @Test
    void theCommandDeterminesTheExitCode(Scenario story) {
        assertThat(story.run("run", "sh", "-c", "exit 7").exitCode()).isEqualTo(7);
        assertThat(story.run("run", "sh", "-c", "kill -KILL $$").exitCode()).isEqualTo(137);
        assertThat(story.run("run", "true").exitCode()).isZero();
    }

    @Test
    void aMissingCommandIsReportedInOneSentence(Scenario story) {
        Ended ended = story.run("run", "no-such-program");

        assertThat(ended.exitCode()).isEqualTo(127);
        assertThat(ended.err()).isEqualTo("jforeman: cannot run no-such-program: command not found\n");
    }

    /** As in a shell; the same holds for a directory on PATH that only other users may search. */
    @Test
    void aDirectoryOnPathThatIsCalledLikeAProgramIsNone(Scenario story) {
        story.file("bin/no-such-program/file", "");

        Ended ended =
                story.shell("PATH=$PWD/bin:$PATH; jforeman run no-such-program").run();

        assertThat(ended.exitCode()).isEqualTo(127);
        assertThat(ended.err()).isEqualTo("jforeman: cannot run no-such-program: command not found\n");
    }

    @Test
    void aProcessTypeRunsItsLineWithMoreArgumentsBehindDashes(Scenario story) {
        story.procfile("a: echo \"$PS on $PORT\" one", "b: echo b");

        assertThat(story.run("run", "-p", "7000", "a", "--", "two words", "*", "--")
                        .out())
                .isEqualTo("a.1 on 7000 one two words * --\n");
        assertThat(story.run("run", "b").out()).isEqualTo("b\n");
        assertThat(story.run("run", "b", "--").out()).isEqualTo("b\n");
    }

    /** {@code run rake db:migrate} once ran the command of the process type rake. */
    @Test
    void moreWordsAreACommandEvenIfTheFirstIsAProcessType(Scenario story) {
        story.procfile("printf: echo the line");

        assertThat(story.run("run", "printf", "%s", "the command").out()).isEqualTo("the command");
        assertThat(story.run("run", "printf", "--", "more").out()).isEqualTo("the line more\n");
        assertThat(story.run("run", "--", "printf", "--", "a command").out()).isEqualTo("a command");
        assertThat(story.run("run", "--", "printf").exitCode()).isPositive();
        assertThat(story.run("run", "printf").out()).isEqualTo("the line\n");
    }

    @Test
    void runOfAProcessTypeWithArgumentsSuggestsTheRightCommand(Scenario story) {
        story.procfile("web: echo web");

        Ended ended = story.run("run", "web", "--verbose", "two words");
        assertThat(ended.exitCode()).isEqualTo(127);
        assertThat(ended.err())
                .isEqualTo("jforeman: cannot run web: command not found\n"
                        + "jforeman: web is a process type; to run its command: jforeman run web -- --verbose 'two"
                        + " words'\n");
        assertThat(story.run("run", "--", "web").err()).endsWith("to run its command: jforeman run web\n");
    }

    @Test
    void anythingElseRunsInTheEnvironmentAsItIsTyped(Scenario story) {
        story.procfile("a: echo a").env("A=from the file");

        assertThat(story.run("run", "sh", "-c", "echo \"$A $PORT\"").out()).isEqualTo("from the file \n");
        assertThat(story.run("run", "printf", "%s|", "$A", "a  b", "--help").out())
                .isEqualTo("$A|a  b|--help|");
    }

    @Test
    void variablesKeptFromTheShellAreReportedAsByStart(Scenario story) {
        story.procfile("a: echo $A").env("A=file", "B=$A/x");

        for (String what : new String[] {"a", "sh -c 'echo $A $B'"}) {
            Ended ended = story.shell("A=shell jforeman run --keep-env --env-expand " + what)
                    .run();
            assertThat(ended.out()).startsWith("shell");
            assertThat(ended.err())
                    .isEqualTo("jforeman: the shell's value is kept over a different one in an env file: A\n");
        }
        assertThat(story.shell("A=shell jforeman run --keep-env --env-expand sh -c 'echo $A $B'")
                        .run()
                        .out())
                .isEqualTo("shell shell/x\n");
    }

    @Test
    void expansionReportsAMissingVariableAndRejectsWithoutARequiredOne(Scenario story) {
        Ended told = story.env("A=[$NOSUCH]").run("run", "--env-expand", "sh", "-c", "echo $A");
        assertThat(told.out()).isEqualTo("[]\n");
        assertThat(told.err())
                .startsWith(".env:1:1: warning: \"NOSUCH\" is not set")
                .hasLineCount(1);

        Ended refused = story.env("A=${NOSUCH:?say where}").run("run", "--env-expand", "true");
        assertThat(refused.exitCode()).isEqualTo(65);
        assertThat(refused.err()).isEqualTo(".env:1:1: \"NOSUCH\" is not set: say where\n");
    }

    @Test
    void itNeedsNoProcfile(Scenario story) {
        story.env("A=a");

        assertThat(story.run("run", "sh", "-c", "echo $A").out()).isEqualTo("a\n");
    }

    @Test
    void aTypeRunsInTheDirectoryOfTheProcfileAndACommandHere(Scenario story) {
        story.file("sub/Procfile", "a: pwd");

        assertThat(story.run("run", "-f", "sub/Procfile", "a").out()).endsWith("/sub\n");
        assertThat(story.run("run", "-f", "sub/Procfile", "pwd").out()).isEqualTo(story.directory() + "\n");
    }

    @Test
    void theCommandReadsStandardInput(Scenario story) {
        assertThat(story.shell("echo typed | jforeman run cat").run().out()).isEqualTo("typed\n");
    }

    @Test
    void theCommandHasTheTerminal(Scenario story) {
        Ended ended = story.jforeman("run", "sh", "-c", "test -t 0 && test -t 1 && test -t 2 && stty size && tty")
                .inTerminal()
                .run();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.outLines().getFirst()).isEqualTo("24 80");
    }

    @Test
    void whatIsTypedReachesTheCommandAndSoDoesCtrlC(Scenario story) {
        Running running = story.jforeman(
                        "run",
                        "sh",
                        "-c",
                        "trap 'echo INT; exit 3' INT; read x; echo \"got $x\"; while :; do sleep .1; done")
                .inTerminal()
                .start();

        running.type("hello\n");
        running.awaitOut("got hello");
        running.type("\003");

        Ended ended = running.awaitEnd();
        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.out()).endsWith("INT\n");
    }

    @Test
    void signalsAreForwardedToTheCommand(Scenario story) {
        Running running = story.jforeman(
                        "run", "sh", "-c", "trap 'exit 4' TERM; echo ready; while :; do sleep .1; done")
                .start();
        running.awaitOut("ready");

        story.kill("TERM", running.outerPid());

        assertThat(running.awaitEnd().exitCode()).isEqualTo(4);
    }
}
