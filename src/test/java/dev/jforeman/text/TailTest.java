package dev.jforeman.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TailTest {
    private final Tail tail = new Tail();

    private void feed(String bytes) {
        tail.feed(Bytes.of(bytes), 0, bytes.length());
    }

    private static String last(Tail tail, int lines) {
        Block out = new Block();
        tail.appendTo(lines, new PrefixedLines(Prefix.none(), EscapePolicy.KEEP), Stamp.NONE, out);
        return Bytes.text(out);
    }

    @Test
    void keepsTheLastLines() {
        feed("one\ntwo\n\nfour\n");
        assertThat(last(tail, 2)).isEqualTo("\nfour\n");
        assertThat(last(tail, 10)).isEqualTo("one\ntwo\n\nfour\n");
    }

    @Test
    void aLastLineWithoutNewlineIsALine() {
        feed("one\ntwo\nthr");
        feed("ee");
        assertThat(last(tail, 2)).isEqualTo("two\nthree\n");
    }

    @Test
    void hasNothingWhenNothingWasWritten() {
        assertThat(last(tail, 10)).isEmpty();
    }

    @Test
    void forgetsThePreviousIncarnation() {
        feed("old\n");
        tail.clear();
        feed("new\n");
        assertThat(last(tail, 10)).isEqualTo("new\n");
    }

    @Test
    void ofALineTooLongTheEndIsShown() {
        feed("x".repeat(Tail.CAPACITY) + "\nend\n");
        assertThat(last(tail, 10)).isEqualTo("... " + "x".repeat(Tail.CAPACITY - 5) + "\nend\n");
    }

    @Test
    void aCharacterThatWasCutIsLeftOut() {
        feed("\342\202\254" + "x".repeat(Tail.CAPACITY - 2));
        assertThat(last(tail, 10)).isEqualTo("... " + "x".repeat(Tail.CAPACITY - 2) + "\n");
    }

    @Provide
    Arbitrary<byte[]> output() {
        return Chunks.output();
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Chunks.cuts();
    }

    @Property
    void whereTheRingBeginsDoesNotMatter(@ForAll("output") byte[] bytes, @ForAll("cuts") List<Integer> cuts) {
        Tail fresh = new Tail();
        fresh.feed(bytes, 0, bytes.length);
        Tail turned = new Tail();
        byte[] before = Bytes.of("x".repeat(Tail.CAPACITY - 40) + "\n");
        turned.feed(before, 0, before.length);
        Chunks.of(bytes, cuts).forEach(chunk -> turned.feed(chunk, 0, chunk.length));
        int lines = last(fresh, Integer.MAX_VALUE).split("\n", -1).length - 1;
        assertThat(last(turned, Math.max(1, lines))).endsWith(last(fresh, Math.max(1, lines)));
    }
}
