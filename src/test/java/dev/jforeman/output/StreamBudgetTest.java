package dev.jforeman.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamBudgetTest {
    private static final int MEBIBYTE = 1 << 20;

    @Test
    void aFewHaveAllTheyCanUse() {
        assertThat(StreamBudget.amongst(0))
                .isEqualTo(StreamBudget.amongst(16))
                .isEqualTo(new StreamBudget(1 << 18, 1 << 16));
    }

    /** Two hundred processes whose log was not read needed more than the heap. */
    @Test
    void hundredsThatStartOneAfterTheOtherStayWithinMemory() {
        int onTheWay = IntStream.rangeClosed(1, 400)
                .map(streams -> StreamBudget.amongst(streams).onTheWay())
                .sum();
        int reads = IntStream.rangeClosed(1, 400)
                .map(streams -> StreamBudget.amongst(streams).largestRead())
                .sum();
        assertThat(onTheWay).isLessThan(20 * MEBIBYTE);
        assertThat(reads).isLessThan(10 * MEBIBYTE);
    }

    @Test
    void nobodyGetsNothing() {
        assertThat(StreamBudget.amongst(100_000)).isEqualTo(new StreamBudget(1 << 14, 1 << 12));
    }
}
