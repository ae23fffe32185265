package dev.jforeman.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jforeman.text.Pieces.Piece;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineAssemblerTest {
    private static Piece whole(String text) {
        return new Piece(text, true);
    }

    private static Piece part(String text) {
        return new Piece(text, false);
    }

    private static Pieces pieces() {
        return new Pieces(LineAssembler.LINE_LIMIT);
    }

    @Test
    void linesEndAtNewlines() {
        assertThat(pieces().feed("one\ntwo\n\nfour\n").end())
                .containsExactly(whole("one"), whole("two"), whole(""), whole("four"));
    }

    @Test
    void aReturnBeforeTheNewlineBelongsToTheLineEnd() {
        assertThat(pieces().feed("a\r\nb\rc\nd\r\r\n\r\n").end())
                .containsExactly(whole("a"), whole("b\rc"), whole("d\r"), whole(""));
    }

    @Test
    void aReturnAndItsNewlineMayComeInTwoChunks() {
        assertThat(pieces().feed("a\r").feed("\n").end()).containsExactly(whole("a"));
    }

    @Test
    void aLineMayComeInManyChunks() {
        assertThat(pieces().feed("o").feed("n").feed("e\nt").feed("wo\n").end())
                .containsExactly(whole("one"), whole("two"));
    }

    @Test
    void theLastLineNeedsNoNewline() {
        assertThat(pieces().feed("one\ntail").end()).containsExactly(whole("one"), whole("tail"));
    }

    @Test
    void nothingFollowsAfterTheEnd() {
        Pieces pieces = pieces().feed("tail");
        pieces.end();
        assertThat(pieces.assembler().end()).isFalse();
    }

    @Test
    void aPartIsGivenOnRequestAndContinuedLater() {
        assertThat(pieces().feed("ask").flush().feed("ed\nnext\n").end())
                .containsExactly(part("ask"), whole("ed"), whole("next"));
    }

    @Test
    void withoutPartsALineIsGivenWhole() {
        Pieces pieces = pieces().feed("a")
                .flush()
                .feed("sk")
                .flush()
                .feed("ed\r\nnext\nta")
                .flush()
                .feed("il");
        pieces.end();
        assertThat(pieces.wholes()).containsExactly(whole("asked"), whole("next"), whole("tail"));
    }

    @Test
    void aPartIsGivenOnce() {
        assertThat(pieces().feed("ask").flush().flush().soFar()).containsExactly(part("ask"));
    }

    @Test
    void aPartThatWasGivenIsEndedByTheNewlineAlone() {
        assertThat(pieces().feed("ask").flush().feed("\r\nb\n").end())
                .containsExactly(part("ask"), whole(""), whole("b"));
    }

    @Test
    void aPartThatWasGivenIsEndedByTheEndOfTheStream() {
        assertThat(pieces().feed("ask").flush().end()).containsExactly(part("ask"), whole(""));
    }

    @Test
    void aCharacterCutBetweenTwoReadsIsNotSplit() {
        assertThat(pieces().feed("caf\303").flush().feed("\251\n").end())
                .containsExactly(part("caf"), whole("\303\251"));
        assertThat(pieces().feed("\360\237\230").flush().feed("\200").flush().soFar())
                .containsExactly(part("\360\237\230\200"));
    }

    @Test
    void anIncompleteCharacterIsNotLostAtTheEnd() {
        assertThat(pieces().feed("\303").flush().end()).containsExactly(whole("\303"));
    }

    @Test
    void anEscapeSequenceCutBetweenTwoReadsIsNotSplit() {
        assertThat(pieces().feed("a\033[3").flush().feed("1mred\n").end())
                .containsExactly(part("a"), whole("\033[31mred"));
        assertThat(pieces().feed("a\033]0;ti").flush().feed("tle\007b\n").end())
                .containsExactly(part("a"), whole("\033]0;title\007b"));
    }

    @Test
    void aReturnEndsASequenceThatIsNotClosed() {
        assertThat(pieces().feed("\033]0;title\r50%").flush().soFar()).containsExactly(part("\033]0;title\r50%"));
    }

    @Test
    void aReturnIsHeldBackUntilItIsKnownWhatFollows() {
        assertThat(pieces().feed("50%\r").flush().feed("60%\n").end()).containsExactly(part("50%"), whole("\r60%"));
    }

    @ParameterizedTest
    @CsvSource({"1000000", "1048576"})
    void aLineOfAMegabyteComesOutWhole(int length) {
        Pieces pieces = pieces();
        for (int fed = 0; fed < length; fed += 1 << 16) {
            pieces.feed("x".repeat(Math.min(1 << 16, length - fed)));
        }
        assertThat(pieces.feed("\n").end()).containsExactly(whole("x".repeat(length)));
        assertThat(pieces.assembler().linesCut()).isZero();
    }

    @Test
    void aLineOverTheLimitGoesOnInPieces() {
        Pieces pieces = new Pieces(4).feed("abcdefghij\nk\n");
        assertThat(pieces.end()).containsExactly(part("abcd"), part("efgh"), whole("ij"), whole("k"));
        assertThat(pieces.assembler().linesCut()).isEqualTo(2);
        assertThat(pieces.assembler().linesIn()).isEqualTo(2);
    }

    @Test
    void aLineIsNotCutInsideACharacter() {
        assertThat(new Pieces(4).feed("abc\303\251d\n").end()).containsExactly(part("abc"), whole("\303\251d"));
    }

    @Test
    void anEndlessEscapeSequenceIsCutAtTheLimit() {
        assertThat(new Pieces(4).feed("\033]0;abcdef\n").end())
                .containsExactly(part("\033]0;"), part("abcd"), whole("ef"));
    }

    @Test
    void aChunkIsRefusedUntilTheLinesOfThePreviousOneAreTaken() {
        LineAssembler assembler = new LineAssembler();
        assembler.feed(Bytes.of("a\nb\n"), 0, 4);
        assembler.next();
        assertThatThrownBy(() -> assembler.feed(Bytes.of("c"), 0, 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void onlyTheGivenPartOfTheArrayIsRead() {
        LineAssembler assembler = new LineAssembler();
        assembler.feed(Bytes.of("xxa\nb\nyy"), 2, 6);
        assertThat(assembler.next()).isTrue();
        assertThat(assembler.line().length()).isEqualTo(1);
        assertThat(assembler.next()).isTrue();
        assertThat(assembler.next()).isFalse();
        assertThat(assembler.hasPartial()).isFalse();
    }

    @Test
    void hasPartialTellsWhetherAPartIsPending() {
        LineAssembler assembler = new LineAssembler();
        assembler.feed(Bytes.of("a"), 0, 1);
        assembler.next();
        assertThat(assembler.hasPartial()).isTrue();
        assembler.nextPartial();
        assertThat(assembler.hasPartial()).isFalse();
    }

    @Test
    void countsTheLinesOfTheProcess() {
        Pieces pieces = pieces().feed("a\nb").flush().feed("c\n").feed("tail");
        assertThat(List.copyOf(pieces.end())).hasSize(4);
        assertThat(pieces.assembler().linesIn()).isEqualTo(3);
    }

    /** A line for which memory is refused is output in pieces. The next line is whole again. */
    @Test
    void aLineForWhichThereIsNoMemoryGoesOnInPieces() {
        LineMemory none = new LineMemory() {
            @Override
            public boolean tryTake(int bytes) {
                return false;
            }

            @Override
            public void giveBack(int bytes) {
                throw new IllegalStateException("nothing was taken");
            }
        };
        Pieces pieces = new Pieces(1 << 20, none);
        String part = "x".repeat(3_000);
        pieces.feed(part).feed(part).feed(part + "\nnext\n");
        assertThat(pieces.end())
                .containsExactly(
                        part("x".repeat(4_096)), part("x".repeat(4_096)), whole("x".repeat(808)), whole("next"));
    }
}
