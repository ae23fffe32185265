package dev.jforeman.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Feeds a {@link LineAssembler} and records its output. Bytes are shown as ISO 8859-1, one character each. */
final class Pieces {
    /** A piece of a line. The last piece has {@code ended} set. */
    record Piece(String text, boolean ended) {
        private static Piece of(Line line) {
            String text = new String(line.bytes(), line.from(), line.length(), StandardCharsets.ISO_8859_1);
            return new Piece(text, line.isEnded());
        }
    }

    private final LineAssembler assembler;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Piece> wholes = new ArrayList<>();

    Pieces(int limit) {
        this(limit, LineMemory.UNBOUNDED);
    }

    Pieces(int limit, LineMemory memory) {
        assembler = new LineAssembler(limit, memory);
    }

    /** Feeds a copy and overwrites it afterwards, because the assembler must not keep a reference to the chunk. */
    Pieces feed(byte[] bytes) {
        byte[] chunk = bytes.clone();
        assembler.feed(chunk, 0, chunk.length);
        while (assembler.next()) {
            note();
        }
        Arrays.fill(chunk, (byte) '#');
        return this;
    }

    Pieces feed(String text) {
        return feed(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Pieces flush() {
        if (assembler.nextPartial()) {
            pieces.add(Piece.of(assembler.line()));
        }
        return this;
    }

    List<Piece> end() {
        if (assembler.end()) {
            note();
        }
        return pieces;
    }

    List<Piece> soFar() {
        return pieces;
    }

    LineAssembler assembler() {
        return assembler;
    }

    /** The pieces joined to lines. */
    static List<String> joined(List<Piece> pieces) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (Piece piece : pieces) {
            line.append(piece.text());
            if (piece.ended()) {
                lines.add(line.toString());
                line.setLength(0);
            }
        }
        return lines;
    }

    /** The lines as they are given without early parts. */
    List<Piece> wholes() {
        return wholes;
    }

    private void note() {
        pieces.add(Piece.of(assembler.line()));
        wholes.add(Piece.of(assembler.whole()));
    }
}
