package dev.jforeman.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.text.LineFormatter.EscapePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Properties of the combined log that hold for any output of a process. */
class CombinedLogPropertyTest {
    private static final Pattern COLOUR = Pattern.compile("\033\\[[0-9:;]*m");
    private static final Pattern LINK = Pattern.compile("\033]8;[ -:<-~]*;[ -~]*(\007|\033\\\\)");
    private static final Pattern OPEN_AT_END =
            Pattern.compile(".*\033\\[[0-9:;]*[1-9][0-9:;]*m[^\033]*", Pattern.DOTALL);

    @Provide
    Arbitrary<byte[]> output() {
        return Chunks.output();
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Chunks.cuts();
    }

    @Property
    void theLogDoesNotDependOnHowTheBytesCame(
            @ForAll("output") byte[] bytes, @ForAll("cuts") List<Integer> cuts, @ForAll EscapePolicy escapes) {
        assertThat(log(Chunks.of(bytes, cuts), escapes, false)).isEqualTo(log(List.of(bytes), escapes, false));
    }

    @Property
    void aLineInIsALineOut(
            @ForAll("output") byte[] bytes, @ForAll("cuts") List<Integer> cuts, @ForAll EscapePolicy escapes) {
        int linesIn = Pieces.joined(
                        new Pieces(LineAssembler.LINE_LIMIT).feed(bytes).end())
                .size();
        assertThat(beginnings(log(Chunks.of(bytes, cuts), escapes, false))).isEqualTo(linesIn);
        assertThat(beginnings(log(Chunks.of(bytes, cuts), escapes, true))).isEqualTo(linesIn);
    }

    @Property
    void keptBytesAreNeitherLostNorDoubled(@ForAll("output") byte[] bytes, @ForAll("cuts") List<Integer> cuts) {
        List<String> lines =
                Pieces.joined(new Pieces(LineAssembler.LINE_LIMIT).feed(bytes).end());
        assertThat(rejoined(log(Chunks.of(bytes, cuts), EscapePolicy.KEEP, true)))
                .isEqualTo(lines);
    }

    @Property
    void everyLineHasItsPrefixAndNothingThatMovesTheCursor(
            @ForAll("output") byte[] bytes, @ForAll("cuts") List<Integer> cuts) {
        for (String line : lines(log(Chunks.of(bytes, cuts), EscapePolicy.COLOURS, true))) {
            assertThat(line).matches("(?s)a [|>] .*");
            String withoutColour =
                    COLOUR.matcher(LINK.matcher(line).replaceAll("")).replaceAll("");
            assertThat(withoutColour).doesNotContainPattern("[\\x00-\\x06\\x08\\x0a-\\x1f]");
            assertThat(line).doesNotMatch(OPEN_AT_END);
        }
    }

    @Property
    void strippedLinesHaveNoControlCharacters(@ForAll("output") byte[] bytes) {
        assertThat(log(List.of(bytes), EscapePolicy.STRIP, true)).doesNotContainPattern("[\\x00-\\x08\\x0b-\\x1f]");
    }

    @Property
    void filteringTwiceChangesNothing(@ForAll("output") byte[] bytes, @ForAll EscapePolicy escapes) {
        String once = log(List.of(bytes), escapes, false);
        String bare = String.join(
                "", lines(once).stream().map(l -> l.substring(4) + "\n").toList());
        assertThat(log(List.of(Bytes.of(bare)), escapes, false)).isEqualTo(once.replace("\r\n", "\n"));
    }

    private static String log(List<byte[]> chunks, EscapePolicy escapes, boolean flushing) {
        LineAssembler lines = new LineAssembler();
        LineFormatter formatter = new PrefixedLines(Prefix.plain("a"), escapes);
        Block out = new Block();
        for (byte[] chunk : chunks) {
            lines.feed(chunk, 0, chunk.length);
            while (lines.next() || (flushing && lines.nextPartial())) {
                formatter.append(lines.line(), Stamp.NONE, out);
            }
        }
        if (lines.end()) {
            formatter.append(lines.line(), Stamp.NONE, out);
        }
        assertThat(out.lines()).isEqualTo(lines(Bytes.text(out)).size());
        return Bytes.text(out);
    }

    private static List<String> lines(String log) {
        return log.isEmpty()
                ? List.of()
                : List.of(log.substring(0, log.length() - 1).split("\n", -1));
    }

    private static long beginnings(String log) {
        return lines(log).stream().filter(line -> line.startsWith("a | ")).count();
    }

    private static List<String> rejoined(String log) {
        List<String> joined = new ArrayList<>();
        for (String line : lines(log)) {
            if (line.startsWith("a | ")) {
                joined.add(line.substring(4));
            } else {
                joined.set(joined.size() - 1, joined.getLast() + line.substring(4));
            }
        }
        return joined;
    }
}
