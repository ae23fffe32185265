package dev.jforeman.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

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
}
