package dev.jforeman.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.text.History.Kind;
import dev.jforeman.text.LineFormatter.EscapePolicy;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LastLinesTest {
    private static final int MOST = LastLines.MOST_BYTES;
    private static final int CAPACITY = MOST + (1 << 12);

    private final History output = new History(CAPACITY);
    private final History errors = new History(CAPACITY);
    private long order;

    private void write(History stream, int incarnation, String text) {
        byte[] bytes = Bytes.of(text);
        add(stream, incarnation, Kind.OUTPUT, bytes);
    }

    private void add(History stream, int incarnation, Kind kind, byte[] bytes) {
        order++;
        stream.add(order, order, new History.Run(incarnation, 100 + incarnation), kind, bytes, bytes.length);
    }

    private void write(String text) {
        write(output, 1, text);
    }

    private String last(int lines) {
        return last(1, lines);
    }

    private String last(int incarnation, int lines) {
        Block out = new Block();
        LastLines.of(List.of(output, errors), incarnation)
                .ifPresent(found ->
                        found.appendTo(lines, new PrefixedLines(Prefix.none(), EscapePolicy.KEEP), Stamp.NONE, out));
        return Bytes.text(out);
    }

    @Test
    void theLastLinesAreFound() {
        write("one\ntwo\n\nfour\n");
        assertThat(last(2)).isEqualTo("\nfour\n");
        assertThat(last(10)).isEqualTo("one\ntwo\n\nfour\n");
    }

    @Test
    void aLastLineWithoutNewlineIsALine() {
        write("one\ntwo\nthr");
        write("ee");
        assertThat(last(2)).isEqualTo("two\nthree\n");
        add(output, 1, Kind.END, new byte[0]);
        assertThat(last(2)).as("after the end of the run").isEqualTo("two\nthree\n");
    }

    @Test
    void aRunThatWroteNothingHasNoLastLines() {
        write("of another run\n");
        add(output, 2, Kind.END, new byte[0]);
        assertThat(LastLines.of(List.of(output, errors), 2)).isEmpty();
        assertThat(LastLines.of(List.of(), 1)).isEmpty();
    }

    @Test
    void eachRunHasItsOwnLastLines() {
        write(output, 1, "old\n");
        write(output, 2, "new\n");
        assertThat(last(1, 10)).isEqualTo("old\n");
        assertThat(last(2, 10)).isEqualTo("new\n");
    }

    @Test
    void theLinesOfAllStreamsStandInTheOrderInWhichTheyWereRead() {
        write(errors, 1, "one\n");
        write(output, 1, "two\n");
        write(errors, 1, "three\n");
        assertThat(last(2)).isEqualTo("two\nthree\n");
        write(output, 1, "x".repeat(MOST - 4) + "\n");
        assertThat(last(2)).as("both together have one limit").isEqualTo("... ee\n" + "x".repeat(MOST - 4) + "\n");
    }

    @Test
    void theEndOfATooLongLineIsShown() {
        write("x".repeat(MOST) + "\nend\n");
        assertThat(last(10)).isEqualTo("... " + "x".repeat(MOST - 5) + "\nend\n");
    }

    @Test
    void aLineThatJustFitsIsWhole() {
        write("x".repeat(MOST));
        assertThat(last(10)).isEqualTo("x".repeat(MOST) + "\n");
        write("\n");
        assertThat(last(10)).isEqualTo("... " + "x".repeat(MOST - 1) + "\n");
    }

    @Test
    void aChunkLargerThanTheHistoryIsALongLineToo() {
        write("x".repeat(CAPACITY) + "\nend");
        assertThat(last(10)).isEqualTo("... " + "x".repeat(MOST - 4) + "\nend\n");
    }

    @Test
    void aBeginningThatTheHistoryHasForgottenIsMarked() {
        for (int i = 0; i < CAPACITY; i++) {
            write("x");
        }
        assertThat(last(10)).startsWith("... x").hasSizeLessThan(MOST);
    }

    @Test
    void aCharacterThatWasCutIsLeftOut() {
        write("\342\202\254" + "x".repeat(MOST - 2));
        assertThat(last(10)).isEqualTo("... " + "x".repeat(MOST - 2) + "\n");
    }

    @Provide
    Arbitrary<byte[]> output() {
        return Chunks.output();
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Chunks.cuts();
    }

    /** The result is the same as for one piece, also if earlier output makes the history begin within the bytes. */
    @Property
    void theLastLinesDoNotDependOnTheChunks(@ForAll("output") byte[] bytes, @ForAll("cuts") List<Integer> cuts) {
        LastLinesTest whole = new LastLinesTest();
        LastLinesTest cut = new LastLinesTest();
        String before = "x".repeat(MOST - 40) + "\n";
        byte[] all = Arrays.copyOf(Bytes.of(before), before.length() + bytes.length);
        System.arraycopy(bytes, 0, all, before.length(), bytes.length);
        whole.add(whole.output, 1, Kind.OUTPUT, all);
        cut.write(before);
        Chunks.of(bytes, cuts).forEach(chunk -> cut.add(cut.output, 1, Kind.OUTPUT, chunk));
        assertThat(cut.last(10)).isEqualTo(whole.last(10));
        assertThat(cut.last(Integer.MAX_VALUE)).isEqualTo(whole.last(Integer.MAX_VALUE));
    }
}
