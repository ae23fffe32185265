package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.jforeman.testing.Eventually;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options that select, format and store the log. */
@Scenarios
class LogScenarios {
    @Test
    void theJsonLogHasOneObjectPerLine(Scenario story) {
        story.procfile("a: printf 'caf\\303\\251 \\033[31m\"red\"\\n'; printf 'bad \\377\\n' >&2");

        Ended ended = story.run("start", "--log-format=json", "--utc", "--no-port");

        List<JsonObject> all = ended.outLines().stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
        assertThat(all)
                .allMatch(line -> line.get("time").getAsString().matches("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\.\\d{3}Z"));
        assertThat(all).allMatch(line -> line.get("type").getAsString().equals("a"));
        assertThat(all).anySatisfy(line -> {
            assertThat(text(line, "stream")).isEqualTo("stdout");
            assertThat(text(line, "line")).isEqualTo("caf\u00e9 \"red\"");
            assertThat(text(line, "instance")).isEqualTo("a.1");
            assertThat(text(line, "incarnation")).isEqualTo("1");
            assertThat(text(line, "pid")).matches("[0-9]+");
        });
        assertThat(all).anySatisfy(line -> {
            assertThat(text(line, "stream")).isEqualTo("stderr");
            assertThat(text(line, "line")).isEqualTo("bad \ufffd");
        });
        assertThat(all).anySatisfy(line -> {
            assertThat(text(line, "stream")).isEqualTo("system");
            assertThat(text(line, "line")).startsWith("exited with code 0");
        });
    }

    private static String text(JsonObject line, String member) {
        return line.has(member) ? line.get(member).getAsString() : "";
    }

    @Test
    void aMutedProcessIsHeardWhenItFails(Scenario story) {
        story.procfile("a: echo from a", "b: echo quiet", "c: echo why; exit 3");

        Ended ended = story.run("start", "--mute", "b,c", "--on-exit=ignore");

        assertThat(ended.lines("a.1")).contains("from a");
        assertThat(ended.lines("b.1")).doesNotContain("quiet").anyMatch(line -> line.startsWith("exited with code 0"));
        assertThat(ended.lines("c.1")).containsSubsequence("why");
    }

    @Test
    void onlySomeCanBeShownAndOnlyLinesThatMatch(Scenario story) {
        story.procfile("a: echo apple; echo pear", "b: echo apple");

        assertThat(story.run("start", "--only", "b").out())
                .contains("b.1    | apple")
                .doesNotContain("a.1    | apple");
        assertThat(story.run("start", "--grep", "^ap+le$").lines("a.1"))
                .contains("apple")
                .doesNotContain("pear");
    }

    @Test
    void anExpressionThatBacktracksAndALongLineEndNoSession(Scenario story) {
        story.procfile("a: i=0; while [ $i -lt 5000 ]; do printf 'word '; i=$((i+1)); done; echo;"
                + " echo listening; exec sleep 60");
        story.file("jforeman.yml", "processes:\n  a: {ready: {log: '^(\\S+\\s+)*listening$'}}\n");

        Ended ended = story.run("start", "--until-ready", "--grep", "^(\\w+|\\s)*listening$");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines("a.1")).contains("listening").anyMatch(line -> line.startsWith("ready after"));
    }

    @Test
    void standardErrorCanBeMarked(Scenario story) {
        story.procfile("a: echo out; echo err >&2");

        assertThat(story.run("start", "--stderr=mark").out())
                .contains("a.1    | out")
                .contains("a.1    ! err");
    }

    @Test
    void theLogIsKeptInFilesWithoutColoursAndMutedProcessesToo(Scenario story) {
        story.procfile("a: printf '\\033[31mred\\033[0m\\n'", "b: seq 1 1000");

        story.run("start", "--log-dir", "logs", "--mute=b", "--no-timestamp");

        assertThat(story.text("logs/a.1.log")).isEqualTo("red\n");
        assertThat(story.text("logs/b.1.log").lines()).hasSize(1000).endsWith("1000");
        assertThat(story.text("logs/system.log")).contains("a.1 | started with pid ", "b.1 | exited with code 0");
    }

    /** The part that was shown early was once a line of its own in the file too. */
    @Test
    void aLineOfWhichAPartIsShownEarlyIsWholeInTheFile(Scenario story) {
        story.shell("mkfifo answer").run();
        story.procfile("a: printf 'sure? '; read answer <answer; echo $answer");
        Running running = story.start("--log-dir", "logs", "--no-timestamp");
        running.await("a.1", "^sure\\? $");

        story.file("answer", "yes");

        assertThat(running.awaitEnd().out()).contains("a.1    > yes\n");
        assertThat(story.text("logs/a.1.log")).isEqualTo("sure? yes\n");
    }

    @Test
    void filesGrowNoLargerThanTheyMay(Scenario story) {
        story.procfile("a: seq 1 100000");

        story.run("start", "--log-dir=logs", "--log-size=100K", "--log-files=3", "--no-timestamp");

        assertThat(story.directory().resolve("logs").toFile().list())
                .containsExactlyInAnyOrder("a.1.log", "a.1.log.1", "a.1.log.2", "system.log");
        for (String name : List.of("a.1.log", "a.1.log.1", "a.1.log.2")) {
            assertThat(story.directory().resolve("logs").resolve(name).toFile().length())
                    .isBetween(1L, 100L * 1024);
        }
        assertThat(story.text("logs/a.1.log")).endsWith("\n100000\n");
    }

    @Test
    void aFullDiskUnderTheFilesIsReportedAndStopsNoProcess(Scenario story) {
        story.procfile("a: seq 1 1000; exit 3");
        story.shell("mkdir logs && ln -s /dev/full logs/a.1.log").run();

        Ended ended = story.run("start", "--log-dir", "logs", "--on-exit=stop");

        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.lines("a.1")).contains("1", "1000");
        assertThat(ended.lines("system"))
                .filteredOn(line -> line.startsWith("cannot write log files: No space left on device, "))
                .hasSize(1);
    }

    @Test
    void aSlowReaderLosesTheOldestLinesAndGetsTheirNumber(Scenario story) {
        story.procfile("a: seq 1 1000000; echo done > finished; exec sleep 60");
        Running running = story.start("--on-full=drop", "--no-timestamp");
        running.await("a.1", "^1$");
        running.out().freeze();

        Eventually.holds(
                "a process whose log is not read goes on",
                () -> story.directory().resolve("finished").toFile().exists(),
                () -> running);
        running.out().thaw();
        running.await("a.1", "^1000000$");

        long shown = running.log().stream()
                .filter(line -> line.text().matches("\\d+"))
                .count();
        long dropped = running.log().stream()
                .filter(line -> line.text().endsWith(" lines dropped: the log is not read fast enough"))
                .mapToLong(line -> Long.parseLong(line.text().split(" ", 2)[0]))
                .sum();
        assertThat(shown + dropped).isEqualTo(1_000_000);
        assertThat(dropped).isPositive();
    }

    @Test
    void aProcessWhoseLogIsNotReadIsSlowedDownAndCanBeStopped(Scenario story) {
        story.procfile(
                "a: seq 1 1000000; echo done > finished",
                "b: trap 'echo > stopped; exit' TERM; echo ready; while :; do sleep .1; done");
        Running running = story.start();
        running.await("a.1", "^1$");
        running.await("b.1", "^ready$");
        running.out().freeze();

        running.signal("TERM");

        Eventually.holds(
                "b is stopped",
                () -> story.directory().resolve("stopped").toFile().exists(),
                () -> running);
        assertThat(story.directory().resolve("finished")).doesNotExist();
    }

    @Test
    void githubSeesGroupsAndErrors(Scenario story) {
        story.procfile("a: exit 3");

        Ended ended = story.jforeman("start", "--on-exit=ignore")
                .env("GITHUB_ACTIONS", "true")
                .run();

        assertThat(ended.outLines().getFirst()).startsWith("::group::");
        assertThat(ended.outLines())
                .contains("::endgroup::")
                .anyMatch(line -> line.startsWith("::error title=a.1::exited"));
        assertThat(story.run("start", "--on-exit=ignore").out()).doesNotContain("::error");
    }

    @Test
    void githubSeesEveryFailureThatTheExitCodeTells(Scenario story) {
        story.procfile("a: kill -9 $$");
        Ended killed = story.run("start", "--on-exit=ignore", "--ci=github");

        assertThat(killed.exitCode()).isEqualTo(137);
        assertThat(killed.outLines()).anyMatch(line -> line.startsWith("::error title=a.1::"));

        story.procfile("a: exit 143");
        Ended exited = story.run("start", "--on-exit=ignore", "--ci=github");

        assertThat(exited.exitCode()).isEqualTo(143);
        assertThat(exited.outLines()).anyMatch(line -> line.startsWith("::error title=a.1::"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GMT+5",
                "IST",
                "EST",
                ":America/New_York",
                "EST5EDT,M3.2.0,M11.1.0",
                "<+0330>-3:30",
                "Asia/Kolkata",
                "CET-1CEST",
                "nonsense",
                ""
            })
    void theTimeIsThatOfDateInEachFormOfTz(String zone, Scenario story) {
        story.procfile("a: date +%:z");

        Ended ended =
                story.jforeman("start", "--timestamps=iso").env("TZ", zone).run();

        assertThat(ended.out().replace("Z a.1 ", "+00:00 a.1 "))
                .containsPattern("(?m)^\\S+([+-]\\d\\d:\\d\\d) a\\.1    \\| \\1$");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void theTimeCanBeWrittenInSeveralWays(Scenario story) {
        story.procfile("a: echo a");

        assertThat(story.run("start", "--timestamps=iso", "--utc").out())
                .containsPattern("(?m)^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z a\\.1    \\| a$");
        assertThat(story.run("start", "--timestamps=elapsed").out())
                .containsPattern("(?m)^00:00:\\d\\d\\.\\d{3} a\\.1");
        assertThat(story.run("start", "--prefix=none", "--timestamps=off").outLines())
                .contains("a");
    }

    @Test
    void coloursAreChosenInTheDefaultsFile(Scenario story) {
        story.procfile("a: echo a").file(".foreman", "colors:", "  a: 208", "color: true");

        assertThat(story.run("start").raw()).contains("\033[38;5;208m");
    }
}
