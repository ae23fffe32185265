package dev.jforeman.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keyboard commands while the log is shown. */
@Scenarios
class KeyScenarios {
    private static final String ANNOUNCED = "^keys: r restart, s table, m mute, i type to a process, \\? help, q quit";

    private static Running startAtTerminal(Scenario story, String... words) {
        Running running = story.jforeman("start").with(words).inTerminal().start();
        running.await("system", ANNOUNCED);
        return running;
    }

    private static void awaitText(Running running, String text) {
        Eventually.holds(text, () -> running.out().text().contains(text), () -> running);
    }

    @Test
    void rRestartsWhatIsChosenAndNothingElse(Scenario story) {
        story.procfile("web: exec sleep 60", "worker: exec sleep 60");
        Running running = startAtTerminal(story);

        running.type("r");
        awaitText(running, "restart which? 1 web.1, 2 worker.1 (number, name or pattern): ");
        running.type("2\r");

        running.awaitPid("worker.1", 2);
        assertThat(running.log())
                .filteredOn(line -> line.is("web.1", Pattern.compile("^started")))
                .hasSize(1);
        running.stop();
    }

    @Test
    void linesOfProcessesAreHeldBackWhileAQuestionIsOpen(Scenario story) {
        story.procfile("noise: while :; do echo noise; echo >>beats; sleep .1; done", "b: exec sleep 60");
        story.file("beats", "");
        Running running = startAtTerminal(story);
        running.type("r");
        awaitText(running, "pattern): ");
        String asked = running.out().text();
        long beats = story.text("beats").length();
        Eventually.holds("noise", () -> story.text("beats").length() > beats + 5, () -> running);
        assertThat(running.out().text()).isEqualTo(asked);

        running.type("\033");

        awaitText(running, asked + "\r\033[K");
        Eventually.holds("lines", () -> running.out().text().length() > asked.length() + 100, () -> running);
        running.stop();
    }

    @Test
    void sShowsTheTableAndEnterAnEmptyLineAndTheQuestionMarkTheKeys(Scenario story) {
        story.procfile("web: exec sleep 60");
        Running running = startAtTerminal(story);

        running.type("s");
        running.out()
                .await(
                        "table",
                        all -> all.lines().stream()
                                .filter(line -> line.matches("web.1 +running .*"))
                                .findFirst());
        running.type("?");
        running.awaitOut("q      stop everything, like Ctrl-C");
        String before = running.out().text();
        running.type("\r");

        awaitText(running, before + "\n");
        running.stop();
    }

    @Test
    void mHidesTheLinesOfAProcessAndShowsThemAgain(Scenario story) {
        story.procfile("web: while :; do echo line; sleep .05; done", "worker: exec sleep 60");
        Running running = startAtTerminal(story);
        running.await("web.1", "^line");

        running.type("m");
        awaitText(running, "pattern): ");
        running.type("web\r");
        running.await("system", "^web.1 is muted");
        running.type("r");
        awaitText(running, "restart which? 1 web.1 (muted), ");
        running.type("worker\r");
        running.awaitPid("worker.1", 2);

        String afterMuted = running.out().text().split("web.1 is muted", 2)[1];
        assertThat(afterMuted).doesNotContain("line");
        int shown = lines(running);
        running.type("m");
        awaitText(running, "mute or show which? 1 web.1 (muted)");
        running.type("1\r");
        running.await("web.1", "^line", shown + 1);
        running.stop();
    }

    private static int lines(Running running) {
        return (int) running.log().stream()
                .filter(line -> line.is("web.1", Pattern.compile("^line")))
                .count();
    }

    @Test
    void iGivesAProcessTheKeyboardUntilTheKeysToLeave(Scenario story) {
        Machine.needs("python3");
        story.procfile("py: exec python3 -i -q", "b: exec sleep 60");
        Running running = startAtTerminal(story);
        running.await("py.1", "^>>>");
        running.type("i");
        awaitText(running, "type to which?");
        running.type("py\r");
        running.await("system", "^keys go to py.1 until Ctrl-\\] d");

        running.type("6 * 7\r");
        running.awaitOut("42");
        running.type("\035d");
        running.await("system", "^keys go to jforeman again");
        running.type("s");

        running.out()
                .await(
                        "table",
                        all -> all.lines().stream()
                                .filter(line -> line.matches("py.1 +running .*"))
                                .findFirst());
        running.stop();
    }

    @Test
    void keysAreCommandsAgainWhenTheProcessWithTheKeyboardExits(Scenario story) {
        Machine.needs("python3");
        story.procfile("py: exec python3 -i -q", "b: exec sleep 60");
        Running running = startAtTerminal(story);
        running.await("py.1", "^>>>");
        running.type("i");
        awaitText(running, "type to which?");
        running.type("1\r");
        running.await("system", "^keys go to py.1");
        running.type("exit()\r");
        running.await("py.1", "^exited with code 0");

        running.type("q");

        assertThat(running.awaitEnd().lines("b.1")).anyMatch(line -> line.startsWith("terminated by SIGTERM"));
    }

    @Test
    void qStopsEverythingAndTheTerminalIsAsBefore(Scenario story) {
        story.procfile("web: exec sleep 60");
        story.script("outer", "stty -a >before", "jforeman start", "echo $? >code", "stty -a >after");
        Running running = story.shell("./outer").inTerminal().start();
        running.await("system", ANNOUNCED);

        running.type("q");

        assertThat(running.awaitEnd().out()).contains("sending SIGTERM to all processes");
        assertThat(story.text("code")).isEqualTo("0\n");
        assertThat(story.text("after")).isEqualTo(story.text("before"));
    }

    @Test
    void whatIsPastedStopsNothing(Scenario story) {
        story.procfile("web: exec sleep 60");
        Running running = startAtTerminal(story);

        running.type("quit quietly\r\033[A");
        Eventually.holds(
                "keys are read",
                () -> {
                    running.type("?");
                    return running.out().text().contains("q      stop everything, like Ctrl-C");
                },
                () -> running);

        assertThat(running.out().text()).doesNotContain("SIGTERM").doesNotContain("what is typed");
        running.stop();
    }

    @Test
    void theTerminalIsAsBeforeEvenAfterAKill(Scenario story) {
        story.procfile("web: exec sleep 60");
        story.script(
                "outer",
                "stty -a >before",
                "jforeman start",
                "until stty -a >after; cmp -s before after; do sleep .05; done",
                "echo restored");
        Running running = story.shell("./outer").inTerminal().start();
        running.await("system", ANNOUNCED);
        Eventually.holds("single keys", () -> isEachKeyRead(running), () -> running);

        running.signal("KILL");

        running.awaitOut("restored");
        running.awaitEnd();
        Eventually.holds(
                "the watchdog stopped what was left", () -> story.alive().isEmpty(), story::alive);
    }

    private static boolean isEachKeyRead(Running running) {
        try {
            Path terminal = Files.readSymbolicLink(Path.of("/proc/" + running.pid() + "/fd/0"));
            Process stty = new ProcessBuilder("stty", "-a", "-F", terminal.toString()).start();
            return new String(stty.getInputStream().readAllBytes(), UTF_8).contains("-icanon");
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    void inTheBackgroundOfAShellTheTerminalIsTheShells(Scenario story) {
        Machine.needs("bash");
        story.procfile("web: exec sleep 60");
        story.script(
                "outer",
                "set -m",
                "jforeman start &",
                "until jforeman ps >/dev/null 2>&1; do sleep .1; done",
                "read -r typed; echo \"got $typed\"",
                "jforeman ps",
                "jforeman down",
                "wait");
        Running running = story.shell("bash ./outer").inTerminal().start();
        running.awaitPid("web.1");

        running.type("q for the shell\r");

        running.awaitOut("got q for the shell");
        Ended ended = running.awaitEnd();
        assertThat(ended.out()).containsPattern("(?m)^web.1 +running ").doesNotContain("keys: ");
    }

    @Test
    void keyCommandsCanBeDisabled(Scenario story) {
        story.procfile("a: echo hello");

        Ended ended = story.jforeman("start", "--no-keys").inTerminal().run();

        assertThat(ended.out()).contains("hello").doesNotContain("keys: ");
    }
}
