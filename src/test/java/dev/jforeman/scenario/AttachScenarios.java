package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code jforeman attach}: another terminal is connected to a process. */
@Scenarios
class AttachScenarios {
    private static Running startPython(Scenario story) {
        Machine.needs("python3");
        story.procfile("py: exec python3 -i -q", "plain: exec sleep 60");
        story.file("jforeman.yml", "processes:", "  py: {pty: always}");
        Running running = story.start();
        running.await("py.1", "^>>>");
        Eventually.holds("it can be asked", () -> story.run("ps").exitCode() == 0, () -> story.run("ps"));
        return running;
    }

    private static Running attach(Scenario story) {
        story.script("outer", "stty -a >before", "jforeman attach py", "echo \"code $?\"", "stty -a >after");
        Running attached = story.shell("./outer").inTerminal().start();
        awaitText(attached, "jforeman: attached to py.1; Ctrl-] d detaches");
        return attached;
    }

    private static void awaitText(Running running, String text) {
        Eventually.holds(text, () -> running.out().text().contains(text), () -> running);
    }

    @Test
    void whatIsTypedArrivesWhatIsDrawnIsSeenAndLeavingEndsNothing(Scenario story) {
        Running running = startPython(story);
        Running attached = attach(story);
        awaitText(attached, ">>> ");

        attached.type("6 * 7\r");
        attached.awaitOut("42");
        attached.type("import time; time.sleep(99)\r");
        attached.type("\003");
        attached.awaitOut("KeyboardInterrupt");
        attached.type("\035d");

        Ended ended = attached.awaitEnd();
        assertThat(ended.out()).contains("jforeman: detached from py.1, which keeps running\ncode 0\n");
        assertThat(story.text("after")).isEqualTo(story.text("before"));
        assertThat(story.run("ps", "py").out()).containsPattern("py.1 +running .* 0 ");
        running.stop();
    }

    @Test
    void whatWasPutIntoTheBackgroundFromATerminalCanBeAttachedTo(Scenario story) {
        Machine.needs("python3");
        story.procfile("py: exec python3 -i -q");
        Ended begun = story.shell("jforeman start -d").inTerminal().run();
        assertThat(begun.exitCode()).as(begun.toString()).isZero();

        Running attached = attach(story);
        attached.type("6 * 7\r");
        attached.awaitOut("42");
        attached.type("\035d");

        assertThat(attached.awaitEnd().out()).contains("jforeman: detached from py.1, which keeps running\ncode 0\n");
        assertThat(story.run("down").exitCode()).isZero();
    }

    @Test
    void theSizeIsThatOfTheTerminalAndFollowsIt(Scenario story) throws IOException {
        Running running = startPython(story);
        Running attached = attach(story);
        attached.type("import os; os.get_terminal_size()\r");
        attached.awaitOut("os.terminal_size(columns=80, lines=24)");

        Path terminal = Files.readSymbolicLink(Path.of("/proc/" + attached.pid() + "/fd/1"));
        story.shell("stty -F " + terminal + " cols 100 rows 50").run();
        Eventually.holds(
                "the new size",
                () -> {
                    attached.type("os.get_terminal_size()\r");
                    return attached.out().text().contains("os.terminal_size(columns=100, lines=50)");
                },
                () -> attached);

        attached.type("\035d");
        attached.awaitEnd();
        running.stop();
    }

    @Test
    void attachFirstShowsTheLatestOutput(Scenario story) {
        Running running = startPython(story);
        Running first = attach(story);
        first.type("'spoken' + ' before'\r");
        first.awaitOut("'spoken before'");
        first.type("\035d");
        first.awaitEnd();

        Running second = attach(story);

        second.awaitOut("'spoken before'");
        second.type("\035d");
        second.awaitEnd();
        running.stop();
    }

    @Test
    void twoClientsMayAttachToOneProcess(Scenario story) {
        Running running = startPython(story);
        Running first = attach(story);
        Running second = attach(story);

        first.type("'from ' + 'one'\r");
        second.awaitOut("'from one'");
        second.type("'from ' + 'two'\r");
        first.awaitOut("'from two'");

        first.type("\035d");
        second.type("\035d");
        first.awaitEnd();
        second.awaitEnd();
        running.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\035d", "x\r"})
    void theTerminalModeIsRestoredAfterAttach(String keys, Scenario story) {
        story.procfile("a: printf '\\033[?1003h\\033[?1004h'; echo up; read x", "b: exec sleep 60");
        story.file("jforeman.yml", "processes:", "  a: {pty: always, on-exit: ignore}");
        Running running = story.start();
        running.await("a.1", "up$");
        Eventually.holds("it can be asked", () -> story.run("ps").exitCode() == 0, () -> story.run("ps"));
        Running attached = story.jforeman("attach", "a").inTerminal().start();
        awaitText(attached, "\033[?1004h");

        attached.type(keys);

        assertThat(attached.awaitEnd().out()).contains("\033[?1003l\033[?1004l");
        running.stop();
    }

    @Test
    void attachEndsWhenTheProcessExits(Scenario story) {
        Running running = startPython(story);
        Running attached = attach(story);
        awaitText(attached, ">>> ");

        attached.type("exit()\r");

        assertThat(attached.awaitEnd().out()).contains("jforeman: py.1 has exited (see jforeman ps)\ncode 0\n");
        assertThat(story.text("after")).isEqualTo(story.text("before"));
        running.stop();
    }

    @Test
    void attachEndsWhenJforemanExits(Scenario story) {
        Running running = startPython(story);
        Running attached = attach(story);
        awaitText(attached, ">>> ");

        running.signal("KILL");

        assertThat(attached.awaitEnd().out())
                .contains("jforeman: lost the connection to jforeman: jforeman has exited\ncode 3\n");
        assertThat(story.text("after")).isEqualTo(story.text("before"));
        Eventually.holds("nothing left", () -> story.alive().isEmpty(), story::alive);
    }

    @Test
    void aProcessWithoutATerminalSaysWhatToDo(Scenario story) {
        Running running = startPython(story);

        Ended ended = story.jforeman("attach", "plain").inTerminal().run();

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.out())
                .isEqualTo("jforeman: plain.1 does not run on a terminal (use jforeman start --pty=always for all"
                        + " processes, or pty: always in jforeman.yml for this type)\n");
        running.stop();
    }

    @Test
    void withoutATerminalAttachIsRefused(Scenario story) {
        Ended ended = story.run("attach", "py");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err())
                .isEqualTo("jforeman: attach needs a terminal, but standard input and output are not both"
                        + " a terminal\n");
    }
}
