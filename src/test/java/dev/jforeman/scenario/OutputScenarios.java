package dev.jforeman.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What processes write, and how jforeman reads and prints it. */
@Scenarios
class OutputScenarios {
    /** {@code -Dfloods=100} repeats it more often. */
    private static final int FLOODS = Integer.getInteger("floods", 3);

    private static final long STEP_BYTES = 100_000_000;
    private static final long MOST_MEMORY_KIB = 80 * 1024;
    private static final long NO_GROWTH_KIB = 4 * 1024;

    @Test
    @Fault(42)
    void aPromptIsShownAndDelaysNoOutput(Scenario story) {
        story.procfile("a: printf ask; exec sleep 99", "b: while :; do echo b; sleep .1; done");
        Running running = story.start();

        running.await("a.1", "^ask$");
        int seen = (int)
                running.log().stream().filter(line -> line.name().equals("b.1")).count();
        running.await("b.1", "^b$", seen + 5);

        Ended ended = running.stop();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines("a.1")).filteredOn(line -> line.equals("ask")).hasSize(1);
    }

    /** The thread that shows partial lines once waited for the process that floods the log. */
    @Test
    @Fault(42)
    void aPromptIsShownBesideAFlood(Scenario story) {
        story.procfile("a: echo begun; exec yes flood", "b: read never <ready; printf ask; exec sleep 98");
        story.shell("mkfifo ready").run();
        Running running = story.shell("jforeman start | grep --line-buffered -e 'b.1 ' -e begun")
                .start();
        running.await("a.1", "^begun$");

        story.file("ready", "");

        running.await("b.1", "^ask$");
    }

    @Test
    void littleOfAFloodComesBeforeWhatAnotherProcessWrites(Scenario story) {
        story.procfile("a: exec yes flood", "b: read never <ready; echo tick; exec sleep 96");
        story.shell("mkfifo ready").run();
        Running running = story.start("--no-timestamp");
        running.await("a.1", "^flood$");
        running.out().freeze();

        story.file("ready", "");
        Eventually.holds(
                "it is read",
                () -> story.run("logs", "--no-timestamp", "b").out().contains("tick"),
                () -> running);
        int before = running.out().toBytes().length;
        running.out().thaw();
        running.await("b.1", "^tick$");

        String shown = new String(running.out().toBytes(), ISO_8859_1);
        assertThat(shown.indexOf("| tick") - before).as("bytes before it").isLessThan(1 << 20);
    }

    @Test
    @Fault(43)
    void lastWordsWithoutALineEndAreShownOnce(Scenario story) {
        story.procfile("a: printf tail");

        Ended ended = story.run("start");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines("a.1")).filteredOn(line -> line.equals("tail")).hasSize(1);
    }

    @Test
    @Fault(44)
    void noLineOfAShortFloodIsLost(Scenario story) {
        story.procfile("a: seq 1 200000; exit 3");
        List<String> expected =
                IntStream.rangeClosed(1, 200_000).mapToObj(String::valueOf).toList();
        for (int run = 0; run < FLOODS; run++) {
            Ended ended = story.run("start", "--on-exit=stop");
            assertThat(ended.exitCode()).isEqualTo(3);
            List<String> written = ended.lines("a.1").stream()
                    .filter(line -> line.matches("\\d+"))
                    .toList();
            assertThat(written.subList(0, 200_000).equals(expected))
                    .as("1 to 200000 in order")
                    .isTrue();
        }
    }

    @Test
    void aReaderThatTakesItsTimeGetsEveryLine(Scenario story) {
        story.procfile("a: seq 1 200000");
        Running running = story.start();
        running.out().freeze();
        running.awaitRest();

        running.out().thaw();

        assertThat(running.awaitEnd().lines("a.1"))
                .filteredOn(line -> line.matches("\\d+"))
                .hasSize(200_000);
    }

    @Test
    @Fault(45)
    void longLinesOfManyStayWhole(Scenario story) {
        story.procfile("a: head -c 20000 /dev/zero | tr '\\0' $(printf %x $((${PS#a.} + 1))); echo");

        Ended ended = story.run("start", "a=8");

        assertThat(ended.exitCode()).isZero();
        for (int number = 1; number <= 8; number++) {
            String line = Integer.toHexString(number + 1).repeat(20_000);
            assertThat(ended.lines("a." + number)).filteredOn(line::equals).hasSize(1);
        }
    }

    @Test
    @Fault(45)
    void aLineOfAMegabyteComesOutWhole(Scenario story) {
        story.procfile("a: head -c 1000000 /dev/zero | tr '\\0' x; echo", "b: seq 1 10000");

        Ended ended = story.run("start");

        assertThat(ended.lines("a.1")).filteredOn("x".repeat(1_000_000)::equals).hasSize(1);
    }

    @Test
    @Fault(48)
    void aReaderThatLeavesEndsTheSession(Scenario story) {
        story.procfile("a: while :; do echo a; sleep .1; done", "b: exec sleep 60");

        Ended ended = story.shell("jforeman start | head -3").run();

        assertThat(ended.outLines()).hasSize(3);
        assertThat(ended.err()).isEmpty();
    }

    @Test
    @Fault(49)
    void aFullDiskUnderTheLogEndsTheSessionAndIsReported(Scenario story) {
        story.procfile("a: echo a; exec sleep 60");

        Ended ended = story.shell("jforeman start >/dev/full").run();

        assertThat(ended.exitCode()).isEqualTo(74);
        assertThat(ended.err())
                .isEqualTo("jforeman: cannot write the log: No space left on device; stopping all processes\n");
    }

    @Test
    @Fault(50)
    void aFullDiskUnderTheLogFilesAffectsNoProcess(Scenario story) {
        Machine.needsRoot();
        Machine.needs("unshare", "mount");
        story.procfile("a: seq 1 100000; echo done; rm l/filler; while :; do echo tick; sleep .1; done");
        Running running = story.jforeman("start", "--log-dir", "l")
                .after("mkdir l; mount -t tmpfs -o size=64k none l; head -c 60000 /dev/zero >l/filler")
                .under("unshare", "-m")
                .start();

        running.await("system", "^cannot write log files: .*, \\d+ lines? lost so far; retrying$");
        running.await("a.1", "^done$");
        running.await("system", "^writing log files again, \\d+ lines? lost$");

        Ended ended = running.stop();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines("a.1")).filteredOn(line -> line.matches("\\d+")).hasSize(100_000);
        assertThat(ended.lines("system"))
                .filteredOn(line -> line.startsWith("cannot write log files"))
                .hasSize(1);
    }

    @Test
    @Fault(51)
    void anyBytesKeepTheirPrefix(Scenario story) {
        story.procfile("a: head -c 4096 /dev/urandom; printf '50%%\\r60%%\\n\\033[2J\\033[31mred\\n'; echo after");

        Ended ended = story.run("start");

        assertThat(ended.exitCode()).isZero();
        assertThat(List.of(ended.raw().split("\n", -1)))
                .filteredOn(line -> !line.isEmpty())
                .allMatch(line -> line.matches("(?s)\\d\\d:\\d\\d:\\d\\d (a\\.1 |system) +\\| .*"));
        assertThat(ended.lines("a.1")).contains("after");
    }

    @Test
    @Fault(51)
    void inATerminalAColourEndsWithItsLineAndNothingMovesTheCursor(Scenario story) {
        story.procfile("a: printf '\\033[2J\\033[31mred\\n'; echo plain");

        Ended ended = story.jforeman("start", "--no-timestamp").inTerminal().run();

        assertThat(ended.raw()).doesNotContain("\033[2J").containsPattern("\033\\[31mred\033\\[0?m\r?\n");
        assertThat(ended.lines("a.1")).contains("red", "plain");
    }

    @Test
    @Fault(52)
    void aCharacterWrittenInTwoPartsStaysWhole(Scenario story) {
        story.shell("mkfifo go").run();
        story.procfile("a: printf 'caf\\303'; read line <go; printf '\\251\\n'");
        Running running = story.start();
        running.await("a.1", "^caf$");

        story.file("go", "");

        assertThat(running.awaitEnd().out()).contains("a.1    > é\n");
    }

    @Test
    @Fault(40)
    void aLineWithoutEndNeedsNoMemory(Scenario story) {
        story.procfile("a: head -c 100000000 /dev/zero | tr '\\0' z");

        Ended ended = story.shell("jforeman start | tr -cd z | wc -c")
                .env("JAVA_TOOL_OPTIONS", "-Xmx32m")
                .run();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out().strip()).isEqualTo("100000000");
        assertThat(ended.err()).doesNotContain("OutOfMemoryError");
    }

    @Test
    void aFloodNeedsNoMoreMemoryTheLongerItLasts(Scenario story) {
        story.procfile("a: exec yes " + "a".repeat(79), "b: exec yes " + "b".repeat(79), "c: yes c", "d: yes d | cat");
        Running running = story.jforeman("start").forgetful().start();
        long pid = running.pid();

        List<Long> samples = LongStream.rangeClosed(1, 6)
                .mapToObj(step -> {
                    running.out().awaitTotal(step * STEP_BYTES);
                    return ProcessTable.anonymousKib(pid);
                })
                .toList();

        assertThat(samples).allMatch(kib -> kib < MOST_MEMORY_KIB);
        assertThat(samples.getLast() - samples.get(2))
                .as("growth in %s", samples)
                .isLessThan(NO_GROWTH_KIB);
    }

    @Test
    void standardErrorIsShownToo(Scenario story) {
        story.procfile("a: echo to out; echo to err >&2");

        Ended ended = story.run("start");

        assertThat(ended.lines("a.1")).contains("to out", "to err");
        assertThat(ended.err()).isEmpty();
    }

    /** All bytes except the carriage return before a line end, which foreman drops too. */
    @Test
    void bytesPassUnchanged(Scenario story) {
        story.procfile("a: printf 'caf\\351 \\001\\t\\302\\240x\\r\\n'");

        Ended ended = story.run("start");

        assertThat(ended.raw()).contains("| caf\u00e9 \001\t\u00c2\u00a0x\n");
    }

    @Test
    void timestampsCanBeLeftOut(Scenario story) {
        story.procfile("a: echo a");

        assertThat(story.run("start").log()).allMatch(line -> line.time().matches("\\d\\d:\\d\\d:\\d\\d"));
        assertThat(story.run("start", "--no-timestamp").log())
                .isNotEmpty()
                .allMatch(line -> line.time().isEmpty());
    }

    @Test
    void coloursAreForTerminals(Scenario story) {
        story.procfile("a: echo a");

        assertThat(story.run("start").raw()).doesNotContain("\033");
        assertThat(story.run("start", "-c").raw()).contains("\033[36m");
        assertThat(story.run("start", "--color=always").raw()).contains("\033[36m");
        assertThat(story.jforeman("start").env("FORCE_COLOR", "1").run().raw()).contains("\033[36m");
        assertThat(story.jforeman("start").inTerminal().run().raw()).contains("\033[36m");
        assertThat(story.jforeman("start")
                        .env("NO_COLOR", "1")
                        .inTerminal()
                        .run()
                        .raw())
                .doesNotContain("\033[36m");
        assertThat(story.jforeman("start", "--no-color").inTerminal().run().raw())
                .doesNotContain("\033[36m");
        assertThat(story.jforeman("start", "--color=never").inTerminal().run().raw())
                .doesNotContain("\033[36m");
    }

    @Test
    void theEndOfAFailedSessionRepeatsTheLastLinesOfTheFirstFailure(Scenario story) {
        story.procfile("a: seq 1 30; exit 4", "b: exec sleep 60");

        Ended ended = story.run("start", "--on-exit=stop");

        assertThat(ended.lines("system"))
                .anyMatch(line -> line.matches("first failure: a.1 exited with code 4 after .* s; its last lines:"));
        assertThat(ended.lines("a.1")).endsWith("21", "22", "23", "24", "25", "26", "27", "28", "29", "30");
    }

    /** The second run writes more lines than are remembered for an instance. */
    @Test
    void theLastLinesOfTheFirstFailureOutlastALaterRun(Scenario story) {
        story.procfile("a: test -e again && { seq 1 200000; exit 0; }; touch again; seq 1 30; exit 4");

        Ended ended = story.run("start", "--on-exit=restart", "--max-restarts=1");

        assertThat(ended.lines("system"))
                .anyMatch(line -> line.matches(
                        "first failure: a.1 exited with code 4 after .* s \\(recovered\\); its last lines:"));
        assertThat(ended.lines("a.1"))
                .contains("200000")
                .endsWith("21", "22", "23", "24", "25", "26", "27", "28", "29", "30");
    }
}
