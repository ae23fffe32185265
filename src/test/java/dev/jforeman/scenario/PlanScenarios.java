package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which instances are started, and their ports and variables. */
@Scenarios
class PlanScenarios {
    private static Scenario three(Scenario story) {
        return story.procfile("web: echo $PS $PORT", "worker: echo $PS $PORT", "clock: echo $PS $PORT");
    }

    @Test
    void aFormationRunsAsItIsPlanned(Scenario story) {
        assertThat(three(story).run("start", "--no-port", "web=2", "worker").names())
                .containsExactly("web.1", "web.2", "worker.1");
        assertThat(story.run("start", "--no-port", "-m", "all=1,worker=0").names())
                .containsExactly("clock.1", "web.1");
    }

    @Test
    void releaseRunsOnlyWhenItIsNamed(Scenario story) {
        story.procfile("release: echo migrate", "web: echo web");

        Ended bare = story.run("start");
        assertThat(bare.names()).containsExactly("system", "web.1");
        assertThat(bare.lines("system")).contains("release is only started when it is named (jforeman start release)");
        assertThat(story.run("start", "--no-port", "release").names()).containsExactly("release.1");
    }

    @Test
    void portsFollowThePositionInTheProcfile(Scenario story) {
        int base = story.port();
        Ended ended = three(story).run("start", "worker=2", "clock");

        assertThat(ended.lines("worker.1")).contains("worker.1 " + (base + 100));
        assertThat(ended.lines("worker.2")).contains("worker.2 " + (base + 101));
        assertThat(ended.lines("clock.1")).contains("clock.1 " + (base + 200));
    }

    @Test
    void aBaseComesFromTheOptionTheFileOrTheShell(Scenario story) {
        three(story).withUsualPorts();
        assertThat(story.jforeman("start", "web").env("PORT", "6000").run().lines("web.1"))
                .contains("web.1 6000");
        story.env("PORT=6100");
        assertThat(story.jforeman("start", "web").env("PORT", "6000").run().lines("web.1"))
                .contains("web.1 6100");
        assertThat(story.jforeman("start", "web", "--keep-env")
                        .env("PORT", "6000")
                        .run()
                        .lines("web.1"))
                .contains("web.1 6000");
        assertThat(story.run("start", "web", "-p", "6200").lines("web.1")).contains("web.1 6200");
    }

    @Test
    void withoutPortsThereIsNoPort(Scenario story) {
        story.procfile("a: echo \"<$PORT><$PORT_A>\"");

        assertThat(story.run("start", "--no-port").lines("a.1")).contains("<><>");
        assertThat(story.jforeman("start", "--no-port").env("PORT", "80").run().lines("a.1"))
                .contains("<80><>");
    }

    @Test
    void everyProcessKnowsThePortsOfTheOthers(Scenario story) {
        story.procfile("web: echo w", "my-worker: echo \"$PORT_WEB $PORT_MY_WORKER\"");

        assertThat(story.run("start", "-p", "6300").lines("my-worker.1")).contains("6300 6400");
    }

    @Test
    void theBaseMovesAwayFromAPortThatAnswers(Scenario story) throws Exception {
        three(story).withUsualPorts();
        try (AutoCloseable _ = FreePorts.take(5100)) {
            Ended ended = story.run("start");

            String moved = "port 5[01]00 is taken, so ports start at ";
            String base = ended.lines("system").getFirst().replaceFirst(moved, "");
            assertThat(Integer.parseInt(base))
                    .isGreaterThanOrEqualTo(5200)
                    .satisfies(port -> assertThat(port % 100).isZero());
            assertThat(ended.lines("web.1")).contains("web.1 " + base);
            assertThat(story.run("start", "-p", "5000", "worker").lines("worker.1"))
                    .as("a chosen base stays")
                    .contains("worker.1 5100");
        }
    }

    @Test
    void theFileWinsUnlessTheShellShallBeKept(Scenario story) {
        story.procfile("a: echo \"$A $B\"").env("A=file", "B=file");

        assertThat(story.jforeman("start", "--no-port").env("A", "shell").run().lines("a.1"))
                .contains("file file");
        Ended kept = story.jforeman("start", "--no-port", "--keep-env")
                .env("A", "shell")
                .run();
        assertThat(kept.lines("a.1")).contains("shell file");
        assertThat(kept.lines("system"))
                .singleElement()
                .asString()
                .contains("A")
                .doesNotContain("file B");
    }

    @Test
    void laterFilesWin(Scenario story) {
        story.procfile("a: echo \"$A $B\"").file("one.env", "A=1", "B=1").file("two.env", "B=2");

        assertThat(story.run("start", "-e", "one.env,two.env").lines("a.1")).contains("1 2");
        assertThat(story.run("start", "-e", "two.env", "-e", "one.env").lines("a.1"))
                .contains("1 1");
    }

    @Test
    void onlyTheShellExpandsVariables(Scenario story) {
        story.procfile("a: echo '$A' \"$A\" \"${A}B\" $AB").env("A=x  y", "AB=ab");

        assertThat(story.run("start").lines("a.1")).contains("$A x  y x  yB ab");
    }

    @Test
    void valuesAreNeverRun(Scenario story) {
        story.procfile("a: echo \"$A\"").env("A=$(touch pwned) `touch pwned` ; touch pwned");

        assertThat(story.run("start").lines("a.1")).contains("$(touch pwned) `touch pwned` ; touch pwned");
        assertThat(story.directory().resolve("pwned")).doesNotExist();
    }

    @Test
    @Fault(53)
    void windowsTextIsRead(Scenario story) {
        story.file("Procfile", "\ufeffa: echo a$A\r", "\r", "# x\r", "b: echo b\r")
                .env("\ufeffA=1\r", "B='x\r", "y'\r");

        Ended ended = story.run("start");

        assertThat(ended.lines("a.1")).contains("a1");
        assertThat(ended.lines("b.1")).contains("b");
    }

    @Test
    @Fault(53)
    void hostileFilesAreRefusedWithAPlace(Scenario story) {
        story.file("nul", "a: b\0c").file("long", "a" + "x".repeat(10_000_000)).file("twice", "a: b", "a: c");
        for (String file : new String[] {"nul", "long", "twice"}) {
            Ended ended = story.run("check", "-f", file);
            assertThat(ended.exitCode()).isEqualTo(65);
            assertThat(ended.err()).matches("(?s)" + file + ":\\d+:\\d+: .{1,500}");
        }
    }

    @Test
    @Fault(53)
    void aVeryLongCommandIsPlanned(Scenario story) {
        story.procfile("a: echo " + "x".repeat(10_000_000));

        assertThat(story.run("check").out()).isEqualTo("valid procfile detected (a)\n");
        Ended ended = story.run("start");
        assertThat(ended.exitCode()).isEqualTo(71);
        assertThat(ended.lines("a.1")).singleElement().asString().startsWith("cannot start: ");
    }

    @Test
    void childrenReadASilentInput(Scenario story) {
        story.procfile("a: if read -t 1 x 2>/dev/null; then echo got; fi; [ -p /dev/stdin ] && echo pipe");

        Running running = story.start();

        running.await("a.1", "^pipe$");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jforeman run -e <(echo A=from-pipe) -- sh -c 'echo $A'",
                "echo A=from-pipe | jforeman run -e /dev/stdin -- sh -c 'echo $A'",
                "mkfifo x.env; echo A=from-pipe >x.env & jforeman run -e x.env -- sh -c 'echo $A'",
                "mkfifo .env; echo A=from-pipe >.env & jforeman run -- sh -c 'echo $A'",
                "echo A=from-pipe >$HOME/x.env; jforeman run -e '~/x.env' -- sh -c 'echo $A'",
                "mkdir .env; jforeman run -- sh -c 'echo from-pipe'",
                "jforeman run --env /dev/null -- sh -c 'echo from-pipe'",
                "mkfifo .foreman; echo 'env: x.env' >.foreman & echo A=from-pipe >x.env; jforeman run -- sh -c 'echo"
                        + " $A'",
            })
    void whateverCanBeReadIsAnEnvFile(String line, Scenario story) {
        Machine.needs("bash");
        story.procfile("web: true");

        Ended ended = story.shell("exec bash -c \"$LINE\"").env("LINE", line).run();

        assertThat(ended.out()).isEqualTo("from-pipe\n");
        assertThat(ended.exitCode()).isZero();
    }

    /** A pipe can be read only once: a second read returns nothing or blocks forever. */
    @Test
    void checkReadsAPipeOnce(Scenario story) {
        story.procfile("web: true");

        Ended ended = story.shell("mkfifo x.env; echo 'A=a#b' >x.env & jforeman check -e x.env")
                .run();

        assertThat(ended.out()).isEqualTo("valid procfile detected (web)\n");
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void reloadGoesByWhatAPipeSaidAtTheStart(Scenario story) {
        story.procfile("web: echo $A; sleep 60");
        Running running = story.shell("mkfifo x.env; (echo A=from-pipe >x.env &); exec jforeman start -e x.env")
                .start();
        running.await("web.1", "^from-pipe$");
        story.procfile("web: echo again $A; sleep 60");

        assertThat(story.run("reload").exitCode()).isZero();

        running.await("web.1", "^again from-pipe$");
        running.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jforeman start -d -e <(echo A=1)",
                "echo A=1 | jforeman start -d -e /dev/stdin",
                "jforeman start -d -f <(echo a: true)",
                "jforeman start -d --config <(echo {})",
            })
    void aStartInTheBackgroundRefusesWhatItCannotReadAgain(String line, Scenario story) {
        Machine.needs("bash");
        story.procfile("web: sleep 60");

        Ended ended = story.shell("exec bash -c \"$LINE\"").env("LINE", line).run();

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).matches("jforeman: cannot read /dev/\\S+ in the background; .*\n");
    }

    @Test
    void aDirectoryIsNoEnvFile(Scenario story) {
        story.procfile("web: true").file("settings/x", "");

        Ended ended = story.run("check", "-e", "settings");

        assertThat(ended.exitCode()).isEqualTo(66);
        assertThat(ended.err()).isEqualTo("jforeman: cannot read settings: it is a directory\n");
    }
}
