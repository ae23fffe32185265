package dev.jforeman.export.quote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobListTest {
    @ParameterizedTest
    @CsvSource({
        "'*_KEY,DSN', API_KEY, true",
        "'*_KEY,DSN', DSN, true",
        "'*_KEY,DSN', DSN_X, false",
        "'*_KEY,DSN', KEY, false",
        "'*', ANYTHING, true",
        "'a*c', ABC, true",
        "'A.C', ABC, false",
        "'A?C', abc, true",
        "'A?C', AC, false",
        "' A , B ', B, true",
        "'', A, false",
    })
    void theListContainsANameThatOnePatternMatchesCompletely(String list, String name, boolean isIn) {
        assertThat(GlobList.parse(list).contains(name)).isEqualTo(isIn);
    }
}
