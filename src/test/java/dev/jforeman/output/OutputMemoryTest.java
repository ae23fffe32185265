package dev.jforeman.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.text.LineAssembler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputMemoryTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final int HEAP = 96 * MEBIBYTE;

    private final OutputMemory memory = new OutputMemory(HEAP);

    private void begin(int streams) {
        for (int i = 0; i < streams; i++) {
            memory.begin();
        }
    }

    @Test
    void fewStreamsHaveTheFullLimits() {
        begin(16);
        assertThat(memory.onTheWay()).isEqualTo(1 << 18);
        assertThat(memory.largestRead()).isEqualTo(1 << 16);
        assertThat(memory.blockBytes()).isEqualTo(1 << 16);
        assertThat(memory.history(16)).isEqualTo(MEBIBYTE);
    }

    /** The limits of the single streams once added up to more than the heap. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 100, 500, 1_000})
    void allStreamsTogetherUseAtMostHalfOfTheHeap(int streams) {
        begin(streams);
        long each = (long) memory.onTheWay() + memory.largestRead() + memory.blockBytes() + memory.history(streams);
        assertThat(streams * each).isLessThan(HEAP / 2);
    }

    @Test
    void anEndedOutputFreesItsShareForTheOthers() {
        begin(1_000);
        assertThat(memory.largestRead()).isEqualTo(1 << 12);
        for (int i = 1; i < 1_000; i++) {
            memory.end();
        }
        assertThat(memory.largestRead()).isEqualTo(1 << 16);
    }

    /** Twenty lines of a megabyte each once exceeded the heap. */
    @Test
    void longLinesOfManyProcessesTogetherTakeNoMoreThanTheirPart() {
        List<LineAssembler> all = new ArrayList<>();
        byte[] part = new byte[1 << 16];
        long kept = 0;
        for (int i = 0; i < 100; i++) {
            LineAssembler lines = new LineAssembler(memory);
            all.add(lines);
            for (int parts = 0; parts < 15; parts++) {
                lines.feed(part, 0, part.length);
                while (lines.next()) {
                    kept -= lines.line().length();
                }
                kept += part.length;
            }
        }
        assertThat(kept).isLessThan(HEAP / 6);
        all.forEach(LineAssembler::close);
        assertThat(memory.tryTake(HEAP / 6)).as("all of it is given back").isTrue();
    }
}
