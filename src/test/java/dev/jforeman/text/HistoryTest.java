package dev.jforeman.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.text.History.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final int CAPACITY = 1 << 13;
    private static final History.Run RUN = new History.Run(1, 4711);

    private final History history = new History(CAPACITY);
    private long order;

    private void output(String text) {
        add(Kind.OUTPUT, text);
    }

    private void add(Kind kind, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        order++;
        history.add(order, order * 10, RUN, kind, bytes, bytes.length);
    }

    private static List<String> read(HistoryReader reader, List<String> lost) {
        List<String> lines = new ArrayList<>();
        while (reader.nextOrder(() -> lost.add("lost")).isPresent()) {
            reader.read((end, line) -> lines.add(end.millis() + " " + text(line)));
        }
        return lines;
    }

    private List<String> read(long fromOrder) {
        return read(new HistoryReader(history, fromOrder, LineMemory.UNBOUNDED), new ArrayList<>());
    }

    private static String text(Line line) {
        return new String(line.bytes(), line.from(), line.length(), UTF_8);
    }

    @Test
    void aLineHasTheTimeOfTheChunkThatEndedIt() {
        output("one\ntw");
        output("o\n");
        assertThat(read(0)).containsExactly("10 one", "20 two");
    }

    @Test
    void aLineHasTheRunThatWroteIt() {
        byte[] second = "two\n".getBytes(UTF_8);
        output("one");
        add(Kind.END, "");
        history.add(9, 90, new History.Run(2, 1L << 40), Kind.OUTPUT, second, second.length);
        List<History.Run> runs = new ArrayList<>();
        HistoryReader reader = new HistoryReader(history, 0, LineMemory.UNBOUNDED);
        while (reader.nextOrder(() -> {}).isPresent()) {
            reader.read((end, _) -> runs.add(end.run()));
        }
        assertThat(runs).containsExactly(RUN, new History.Run(2, 1L << 40));
    }

    @Test
    void anUnfinishedLineOfAnEarlierRunIsALineOfItsOwn() {
        output("last words");
        add(Kind.END, "");
        output("first\n");
        assertThat(read(0)).containsExactly("20 last words", "30 first");
    }

    @Test
    void aNoticeDoesNotCutTheLineItComesInto() {
        output("be");
        add(Kind.NOTICE, "started");
        output("gin\n");
        assertThat(read(0)).containsExactly("20 started", "30 begin");
    }

    @Test
    void aReaderContinuesAtTheNextPosition() {
        HistoryReader reader = new HistoryReader(history, 0, LineMemory.UNBOUNDED);
        output("one\n");
        assertThat(read(reader, new ArrayList<>())).containsExactly("10 one");
        output("two\n");
        assertThat(read(reader, new ArrayList<>())).containsExactly("20 two");
    }

    @Test
    void theRestOfALineBeforeTheRequestedStartIsLeftOut() {
        output("one\ntwo ");
        output("and a half\nthree\n");
        assertThat(read(2)).containsExactly("20 three");
    }

    @Test
    void theOldestOutputIsDroppedFirstAndReported() {
        HistoryReader reader = new HistoryReader(history, 0, LineMemory.UNBOUNDED);
        IntStream.range(0, 1_000).forEach(i -> output("line " + i + "\n"));
        List<String> lost = new ArrayList<>();
        List<String> lines = read(reader, lost);
        assertThat(lost).containsExactly("lost");
        assertThat(lines.getLast()).endsWith("line 999");
        assertThat(lines).hasSizeBetween(100, 400);
        int first = 1_000 - lines.size();
        assertThat(lines.getFirst()).as("half lines are left out").isIn("%d0 line %d".formatted(first + 1, first));
    }

    @Test
    void theEndOfATooLargeChunkIsKept() {
        output("x".repeat(3 * CAPACITY) + "\nend\n");
        assertThat(read(0)).containsExactly("10 end");
    }

    @Test
    void theLastLinesOfSeveralCanBeFound() {
        History other = new History(CAPACITY);
        for (int i = 1; i <= 20; i++) {
            byte[] line = (i + "\n").getBytes(UTF_8);
            (i % 2 == 0 ? history : other).add(i, i, RUN, Kind.OUTPUT, line, line.length);
        }
        assertThat(HistoryReader.orderOfLast(List.of(history, other), 3)).isEqualTo(16);
        assertThat(HistoryReader.orderOfLast(List.of(history, other), 100)).isZero();
    }

    @Property(tries = 200)
    void theLastLinesDoNotDependOnChunks(@ForAll @Size(max = 300) List<@IntRange(max = 90) Integer> lengths) {
        History ring = new History(CAPACITY);
        String all = lengths.stream().map(HistoryTest::line).collect(Collectors.joining());
        byte[] bytes = all.getBytes(UTF_8);
        for (int from = 0; from < bytes.length; from += 37) {
            byte[] chunk = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 37));
            ring.add(from, from, RUN, Kind.OUTPUT, chunk, chunk.length);
        }
        List<String> read = new ArrayList<>();
        HistoryReader reader = new HistoryReader(ring, 0, LineMemory.UNBOUNDED);
        while (reader.nextOrder(() -> {}).isPresent()) {
            reader.read((_, line) -> read.add(text(line) + "\n"));
        }
        assertThat(all).endsWith(String.join("", read));
        if (all.length() < CAPACITY / 2) {
            assertThat(read).hasSameSizeAs(lengths);
        }
    }

    private static String line(int length) {
        return "y".repeat(length) + "\n";
    }

    private String recent(int lines) {
        return new String(history.recent(lines).bytes(), UTF_8);
    }

    @Test
    void theLastLinesOfTheCurrentRunKeepTheirBytes() {
        output("earlier\n");
        add(Kind.END, "");
        assertThat(recent(2)).isEmpty();
        output("\033[1mone\r\ntwo\r\nthr");
        output("ee\r\n> ");
        assertThat(recent(2)).isEqualTo("two\r\nthree\r\n> ");
        assertThat(recent(0)).isEqualTo("> ");
        assertThat(recent(9)).isEqualTo("\033[1mone\r\ntwo\r\nthree\r\n> ");
    }

    @Test
    void theNextPageStartsAfterTheLastLines() {
        output("before\n");
        long next = history.recent(1).next();
        output("after\n");
        assertThat(history.page(next).entries())
                .singleElement()
                .satisfies(entry -> assertThat(new String(entry.bytes(), UTF_8)).isEqualTo("after\n"));
    }
}
