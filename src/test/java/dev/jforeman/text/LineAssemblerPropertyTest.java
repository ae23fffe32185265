package dev.jforeman.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.text.Pieces.Piece;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class LineAssemblerPropertyTest {
    @Provide
    Arbitrary<byte[]> output() {
        return Chunks.output();
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Chunks.cuts();
    }

    @Provide
    Arbitrary<String> text() {
        return Arbitraries.of("a", "é", "€", "😀", "中", " ", "\n")
                .list()
                .ofMaxSize(60)
                .map(characters -> String.join("", characters));
    }

    @Property
    void anyChunkingGivesTheLinesOfTheBytes(@ForAll("output") byte[] bytes, @ForAll("cuts") List<Integer> cuts) {
        Pieces pieces = new Pieces(LineAssembler.LINE_LIMIT);
        Chunks.of(bytes, cuts).forEach(pieces::feed);
        assertThat(Pieces.joined(pieces.end())).isEqualTo(expected(bytes));
    }

    @Property
    void earlyPartsLoseAndDuplicateNothing(@ForAll("output") byte[] bytes, @ForAll("cuts") List<Integer> cuts) {
        Pieces pieces = new Pieces(LineAssembler.LINE_LIMIT);
        Chunks.of(bytes, cuts).forEach(chunk -> pieces.feed(chunk).flush());
        assertThat(Pieces.joined(pieces.end())).isEqualTo(expected(bytes));
        assertThat(pieces.assembler().linesIn()).isEqualTo(expected(bytes).size());
    }

    @Property
    void partsGivenInBetweenDoNotChangeWholeLines(
            @ForAll("output") byte[] bytes,
            @ForAll("cuts") List<Integer> cuts,
            @ForAll @IntRange(min = 8, max = 40) int limit) {
        Pieces pieces = new Pieces(limit);
        Chunks.of(bytes, cuts).forEach(chunk -> pieces.feed(chunk).flush());
        assertThat(Pieces.joined(pieces.end())).isEqualTo(expected(bytes));
        assertThat(Pieces.joined(pieces.wholes())).isEqualTo(expected(bytes));
    }

    @Property
    void aLimitCutsAtTheSamePlacesHoweverTheBytesCome(
            @ForAll("output") byte[] bytes,
            @ForAll("cuts") List<Integer> cuts,
            @ForAll @IntRange(min = 1, max = 40) int limit) {
        Pieces pieces = new Pieces(limit);
        Chunks.of(bytes, cuts).forEach(pieces::feed);
        List<Piece> inOneChunk = new Pieces(limit).feed(bytes).end();
        assertThat(pieces.end()).isEqualTo(inOneChunk);
        assertThat(inOneChunk)
                .allSatisfy(piece -> assertThat(piece.text().length()).isBetween(0, limit));
        assertThat(Pieces.joined(inOneChunk)).isEqualTo(expected(bytes));
    }

    @Property
    void noPieceOfTextEndsInsideACharacter(@ForAll("text") String text, @ForAll("cuts") List<Integer> cuts) {
        Pieces pieces = new Pieces(8);
        Chunks.of(text.getBytes(StandardCharsets.UTF_8), cuts)
                .forEach(chunk -> pieces.feed(chunk).flush());
        assertThat(pieces.end())
                .allSatisfy(piece -> assertThat(isUtf8(piece.text())).isTrue());
    }

    private static boolean isUtf8(String text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Bytes.of(text)));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** A simple implementation that has all bytes at once. */
    private static List<String> expected(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            String line = text.substring(from, end);
            lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
            from = end + 1;
        }
        if (from < text.length()) {
            lines.add(text.substring(from));
        }
        return lines;
    }
}
