package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that run on a terminal, and a process with the keyboard. The terminal has 80 columns. */
@Scenarios
class TerminalScenarios {
    @Test
    void eachProcessHasATerminalAsWideAsItsColumnOfOurs(Scenario story) {
        story.procfile("a: test -t 0 && test -t 1 && test -t 2 && stty size");

        Ended ended = story.jforeman("start").inTerminal().run();

        int prefix = "12:34:56 system | ".length();
        assertThat(ended.lines("a.1")).contains("24 " + (80 - prefix));
    }

    @Test
    void aPipeGivesPipesUnlessTerminalsAreAskedFor(Scenario story) {
        story.procfile("a: test -t 1 && stty size || echo no terminal");

        assertThat(story.run("start").lines("a.1")).contains("no terminal");
        assertThat(story.run("start", "--pty=always").lines("a.1")).contains("40 120");
        assertThat(story.jforeman("start", "--pty=never").inTerminal().run().lines("a.1"))
                .contains("no terminal");
    }

    @Test
    void aTypeMayHaveATerminalWhereTheOthersHaveNone(Scenario story) {
        String look = "test -t 1 && echo terminal || echo pipe";
        story.procfile("a: " + look, "b: " + look, "c: " + look)
                .file("jforeman.yml", "processes:", "  a: {pty: always}", "  c: {pty: never}");

        Ended inPipe = story.run("start");
        assertThat(inPipe.lines("a.1")).contains("terminal");
        assertThat(inPipe.lines("b.1")).contains("pipe");
        Ended inTerminal = story.jforeman("start").inTerminal().run();
        assertThat(inTerminal.lines("b.1")).contains("terminal");
        assertThat(inTerminal.lines("c.1")).contains("pipe");
        assertThat(story.run("start", "--pty=never").lines("a.1")).contains("pipe");
    }

    @Test
    void aTypeMayHaveAnEmptyStandardInput(Scenario story) {
        story.shell("mkfifo done").run();
        story.procfile("b: cat; echo end of input", "a: cat; echo end of input; echo >done", "end: read line <done")
                .file("jforeman.yml", "processes:", "  a: {stdin: closed}", "  end: {on-exit: stop}");

        Ended ended = story.run("start");

        assertThat(ended.lines("a.1")).contains("end of input");
        assertThat(ended.lines("b.1")).doesNotContain("end of input");
    }

    @Test
    void aNewSizeReachesTheProcesses(Scenario story) throws IOException {
        story.procfile("a: trap 'stty size' WINCH; echo ready; while :; do sleep .05; done");
        Running running = story.jforeman("start").inTerminal().start();
        running.await("a.1", "^ready");

        Path terminal = Files.readSymbolicLink(Path.of("/proc/" + running.pid() + "/fd/1"));
        story.shell("stty -F " + terminal + " cols 100 rows 50").run();

        running.await("a.1", "^50 82");
    }

    @Test
    void twoProcessesOnTerminalsLoseNothingAndMixNothing(Scenario story) {
        story.procfile("a: seq -f 'a %g' 1 20000", "b: seq -f 'b %g' 1 20000");

        Ended ended = story.run("start", "--pty=always");

        for (String name : new String[] {"a", "b"}) {
            assertThat(ended.lines(name + ".1"))
                    .filteredOn(line -> line.startsWith(name + " "))
                    .hasSize(20_000)
                    .endsWith(name + " 20000");
        }
    }

    @Test
    void aProcessCanBeTypedToAndTheOthersWaitWhileItsPromptIsOpen(Scenario story) {
        Machine.needs("python3");
        story.procfile("py: exec python3 -i -q", "noise: while :; do echo noise; echo >>beats; sleep .1; done");
        story.file("beats", "");
        Running running = story.jforeman("start", "-i", "py").inTerminal().start();
        awaitPrompt(running);

        running.type("print(6 *");
        Eventually.holds("keys are echoed", () -> running.out().text().endsWith(">>> print(6 *"), () -> running);
        String typing = running.out().text();
        int shown = count(running, "noise.1");
        Eventually.holds("noise is made", () -> story.text("beats").length() > shown + 3, () -> running);
        running.type(" 7)\r");
        running.await("noise.1", "^noise", shown + 3);
        Eventually.holds("the answer", () -> running.out().text().lines().anyMatch("42"::equals), () -> running);

        assertThat(running.out().text()).startsWith(typing + " 7)");
    }

    private static void awaitPrompt(Running running) {
        Eventually.holds("a prompt", () -> running.out().text().contains(">>> "), () -> running);
    }

    private static int count(Running running, String name) {
        return (int)
                running.log().stream().filter(line -> line.name().equals(name)).count();
    }

    @Test
    void theInterruptKeyIsForJforemanAndTheTerminalIsAsBefore(Scenario story) {
        Machine.needs("python3");
        story.procfile("py: exec python3 -i -q");
        story.script("outer", "trap : INT", "stty -a >before", "jforeman start -i py", "stty -a >after");
        Running running = story.shell("./outer").inTerminal().start();
        awaitPrompt(running);

        running.type("\003");

        assertThat(running.awaitEnd().out()).contains("SIGINT received, starting shutdown");
        assertThat(story.text("after")).isEqualTo(story.text("before")).contains("-echo");
    }

    private static final String SWITCHES =
            "printf '\\033[?1049h\\033[?1000;1006h\\033[?2004h\\033[?25l\\033[?1h\\033=\\033[>1u\\033[2;9r up'";

    private static final String SWITCHED_BACK =
            "\033[<1u\033[?1l\033[?25h\033[?1000l\033[?1006l\033[?1049l\033[?2004l\033>\0337\033[r\0338";

    @ParameterizedTest
    @ValueSource(strings = {"INT", "KILL"})
    void theTerminalModeIsRestoredAfterEveryKindOfExit(String signal, Scenario story) {
        story.procfile("a: " + SWITCHES + "; exec sleep 60");
        story.script("outer", "stty -a >before", "jforeman start -i a", "sleep 60 & echo $! >waiting; wait");
        Running running = story.shell("trap : INT; ./outer").inTerminal().start();
        Eventually.holds("it draws", () -> running.out().text().contains("up"), () -> running);
        assertThat(running.out().text()).doesNotContain("\033[?1000l");

        running.signal(signal);

        Eventually.holds("the modes", () -> running.out().text().contains(SWITCHED_BACK), () -> running);
        Eventually.holds(
                "the end of jforeman", () -> Files.exists(story.directory().resolve("waiting")), () -> running);
        story.shell("kill $(cat waiting)").run();
        assertThat(running.awaitEnd().out()).doesNotContain("\033[2J", "\033[3J", "\033c");
    }

    @Test
    void theProcessWithTheKeyboardMayExitAndTheOthersGoOn(Scenario story) {
        Machine.needs("python3");
        story.procfile("py: exec python3 -i -q", "b: exec sleep 60");
        Running running = story.jforeman("start", "-i", "py").inTerminal().start();
        awaitPrompt(running);

        running.type("exit()\r");

        running.await("py.1", "^exited with code 0");
        assertThat(running.stop().lines("b.1")).anyMatch(line -> line.startsWith("terminated by SIGTERM"));
    }

    @Test
    void aProgramThatShutsDownInItsOwnTimeIsNotCutOff(Scenario story) {
        Machine.needs("python3");
        story.file(
                "app.py",
                "import signal, sys, time",
                "def stop(*_):",
                "    print('told', flush=True); time.sleep(0.7); print('finished', flush=True); sys.exit(0)",
                "signal.signal(signal.SIGTERM, stop)",
                "print('up', flush=True)",
                "while True: time.sleep(60)");
        story.procfile(
                "plain: python3 app.py",
                "assigned: A=1 python3 app.py",
                "cd: cd . && python3 app.py",
                "next: python3 app.py; echo next",
                "subshell: (python3 app.py)",
                "background: python3 app.py & wait",
                "exec: exec python3 app.py");
        Running running = story.jforeman("start", "-t", "60").inTerminal().start();
        List<String> names = List.of("plain", "assigned", "cd", "next", "subshell", "background", "exec");
        names.forEach(name -> running.await(name + ".1", "^up$"));

        running.type("\003");

        Ended ended = running.awaitEnd();
        assertThat(ended.exitCode()).isZero();
        assertThat(names)
                .allSatisfy(name -> assertThat(ended.lines(name + ".1"))
                        .filteredOn(line -> !line.startsWith("started with pid") && !line.contains(" after "))
                        .containsExactly("up", "told", "finished"));
        assertThat(ended.out()).doesNotContain("left its process group", "by SIGKILL");
    }

    @Test
    void aKeyboardNeedsATerminal(Scenario story) {
        story.procfile("a: cat");

        Ended ended = story.run("start", "-i", "a");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err())
                .isEqualTo(
                        "jforeman: -i needs a terminal, but standard input and output are not both a" + " terminal\n");
    }

    @Test
    void failuresAreHighlighted(Scenario story) {
        story.procfile("a: exit 3");

        Ended ended = story.jforeman("start", "--on-exit=ignore").inTerminal().run();

        assertThat(ended.raw()).containsPattern("\033\\[1;31mexited with code 3 after .* s\033\\[0?m");
    }

    @Test
    void onlyTheLastStateOfAProgressBarIsPrinted(Scenario story) {
        story.procfile("a: printf '10%%\\r\\033[K55%%\\r\\033[K100%%\\n'; echo done");

        Ended ended = story.jforeman("start").inTerminal().run();

        assertThat(ended.lines("a.1")).containsSubsequence("100%", "done").doesNotContain("10%", "55%");
    }

    @Test
    void aJavaShellCanBeTypedTo(Scenario story) {
        String jshell = System.getProperty("java.home") + "/bin/jshell";
        Machine.needs(jshell);
        story.procfile("a: exec '" + jshell + "'");
        Running running = story.jforeman("start", "-i", "a").inTerminal().start();
        Eventually.holds("a prompt", () -> running.out().text().contains("jshell> "), () -> running);

        running.type("6 * 8\1777\r");
        Eventually.holds("the answer", () -> running.out().text().contains("$1 ==> 42"), () -> running);
        running.type("\003");

        assertThat(running.awaitEnd().out()).contains("SIGINT received, starting shutdown");
    }
}
