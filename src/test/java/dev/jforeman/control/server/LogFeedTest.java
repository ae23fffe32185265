package dev.jforeman.control.server;

import static dev.jforeman.testing.GivenRules.name;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.control.server.LogFeed.Followers;
import dev.jforeman.output.GivenLog;
import dev.jforeman.output.Histories;
import dev.jforeman.text.History;
import dev.jforeman.text.LineMemory;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LogFeedTest {
    private static final OptionalInt ALL = OptionalInt.empty();
    private static final OptionalLong EVER = OptionalLong.empty();

    private final GivenLog log = new GivenLog();
    private final Histories histories = log.histories();
    private final RecordingClient client = new RecordingClient();
    private int woken;
    private final Followers followers = new Followers(histories, () -> woken++);
    private long order;

    private void writes(String name, String text) {
        add(name, History.Kind.OUTPUT, text);
    }

    /** Writes lines in the given order, one second apart. */
    private void add(String name, History.Kind kind, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        order++;
        histories.ofTerminal(name(name)).add(order, order * 1000, new History.Run(1, 77), kind, bytes, bytes.length);
    }

    private void ask(List<String> names, OptionalInt last, OptionalLong since, boolean isFollowing) {
        LogFeed.serve(new Request.Logs(names, last, since, isFollowing), histories, followers, client);
    }

    private List<String> read() {
        return client.read().stream().map(LogFeedTest::text).toList();
    }

    private static String text(Reply reply) {
        return switch (reply) {
            case Reply.Line line -> line.process() + ": " + line.text() + (line.isPartial() ? "..." : "");
            default -> reply.toString();
        };
    }

    @Test
    void linesOfSeveralProcessesComeInTheOrderTheyWereWritten() {
        writes("web.1", "a\n");
        writes("worker.1", "b\n");
        writes("web.1", "c\nd\n");

        ask(List.of(), ALL, EVER, false);

        assertThat(read()).containsExactly("web.1: a", "worker.1: b", "web.1: c", "web.1: d", "Done[]");
    }

    @Test
    void aLineHasItsTimeAndItsOrigin() {
        writes("web.1", "a\n");

        ask(List.of(), ALL, EVER, false);

        assertThat(client.read().getFirst()).isInstanceOfSatisfying(Reply.Line.class, line -> {
            assertThat(line.time()).isEqualTo(1000);
            assertThat(line.origin()).hasValueSatisfying(origin -> {
                assertThat(origin.incarnation()).isEqualTo(1);
                assertThat(origin.pid()).isEqualTo(77);
            });
        });
    }

    @Test
    void onlyTheProcessesAskedForAreRead() {
        writes("web.1", "a\n");
        writes("worker.1", "b\n");

        ask(List.of("wo*"), ALL, EVER, false);

        assertThat(read()).containsExactly("worker.1: b", "Done[]");
    }

    @Test
    void theLastLinesAreCountedOverAllProcesses() {
        for (int i = 0; i < 20; i++) {
            writes(i % 2 == 0 ? "web.1" : "worker.1", "line " + i + "\n");
        }

        ask(List.of(), OptionalInt.of(3), EVER, false);

        assertThat(read())
                .as("at least so many; the client drops the rest")
                .hasSizeBetween(4, 6)
                .contains("worker.1: line 17", "web.1: line 18", "worker.1: line 19")
                .endsWith("Done[]");
    }

    @Test
    void earlierLinesThanAskedForAreLeftOut() {
        writes("web.1", "a\n");
        writes("web.1", "b\n");

        ask(List.of(), ALL, OptionalLong.of(2000), false);

        assertThat(read()).containsExactly("web.1: b", "Done[]");
    }

    @Test
    void afterThePastAFollowerGetsWhatComesAlsoOfAProcessThatHadWrittenNothing() {
        writes("web.1", "a\n");
        ask(List.of(), ALL, EVER, true);
        assertThat(read()).containsExactly("web.1: a", "CaughtUp[]");

        writes("web.1", "b\n");
        writes("worker.1", "c\n");
        assertThat(read()).containsExactly("web.1: b", "worker.1: c");
        assertThat(read()).isEmpty();
    }

    @Test
    void aNewProcessThatWasNotAskedForIsNotRead() {
        ask(List.of("web"), ALL, EVER, true);
        assertThat(read()).containsExactly("CaughtUp[]");

        writes("worker.1", "c\n");
        assertThat(read()).isEmpty();
    }

    @Test
    void aLineWithoutItsEndComesWhenTheRunIsOver() {
        writes("web.1", "a pro");
        ask(List.of(), ALL, EVER, true);
        assertThat(read()).containsExactly("CaughtUp[]");

        add("web.1", History.Kind.END, "");
        assertThat(read()).containsExactly("web.1: a pro");
    }

    @Test
    void linesDroppedBeforeTheyWereReadAreReported() {
        ask(List.of(), ALL, EVER, true);
        writes("web.1", "first\n");
        assertThat(read()).contains("web.1: first");

        String line = "x".repeat(1000) + "\n";
        for (int i = 0; i < 3000; i++) {
            writes("web.1", line);
        }

        assertThat(read())
                .startsWith("Lost[process=web.1]")
                .hasSizeLessThan(3000)
                .doesNotContain("web.1: first");
    }

    @Test
    void theServerIsWokenAsLongAsSomethingFollows() {
        RecordingClient other = new RecordingClient();
        ask(List.of(), ALL, EVER, true);
        LogFeed.serve(new Request.Logs(List.of(), ALL, EVER, true), histories, followers, other);

        client.hangUp();
        assertThat(isWokenByNews()).isTrue();

        other.hangUp();
        assertThat(isWokenByNews()).isFalse();
    }

    private boolean isWokenByNews() {
        int before = woken;
        log.says("something");
        return woken > before;
    }

    /** Each client once held up to 1 MiB in addition to the counted memory. */
    @Test
    void aPartOfALongLineTakesMemoryThatAllShareUntilTheClientIsGone() {
        int free = freeForLines();
        writes("web.1", "x".repeat(100_000));
        ask(List.of(), ALL, EVER, true);
        read();
        assertThat(freeForLines()).isLessThan(free - 100_000);

        client.hangUp();
        assertThat(freeForLines()).isEqualTo(free);
    }

    @Test
    void withoutMemoryALongLineComesInPieces() {
        int free = freeForLines();
        assertThat(histories.lineMemory().tryTake(free)).isTrue();
        writes("web.1", "x".repeat(50_000));
        writes("web.1", "x".repeat(50_000) + "\n");
        ask(List.of(), ALL, EVER, false);

        List<String> lines = read();

        assertThat(lines).hasSizeGreaterThan(2);
        assertThat(String.join("", lines).replaceAll("[^x]", "")).hasSize(100_000);
    }

    private int freeForLines() {
        LineMemory memory = histories.lineMemory();
        int free = 0;
        while (memory.tryTake(1 << 10)) {
            free += 1 << 10;
        }
        memory.giveBack(free);
        return free;
    }
}
