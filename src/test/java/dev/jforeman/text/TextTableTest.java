package dev.jforeman.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTableTest {
    @Test
    void eachColumnIsAsWideAsItsWidestCell() {
        assertThat(TextTable.lines(List.of(List.of("web.1", "5000", ""), List.of("worker.12", "-", "x"))))
                .containsExactly("web.1      5000", "worker.12  -     x");
    }

    @Test
    void noRowsAreNoLines() {
        assertThat(TextTable.lines(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0 MB", "1600000, 1.5 MB", "52428800, 50 MB"})
    void memoryIsInMegabytes(long bytes, String text) {
        assertThat(TextTable.memory(OptionalLong.of(bytes))).isEqualTo(text);
    }

    @Test
    void unknownMemoryIsADash() {
        assertThat(TextTable.memory(OptionalLong.empty())).isEqualTo("-");
    }
}
