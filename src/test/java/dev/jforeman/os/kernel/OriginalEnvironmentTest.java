package dev.jforeman.os.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OriginalEnvironmentTest {
    @Test
    void aNameIsWhateverStandsBeforeTheFirstEqualsSign() {
        assertThat(parse("A=1\0spring.datasource.url=jdbc:x?a=b\0a-b=\0BASH_FUNC_f%%=() {  :\n}\0"))
                .hasValue(Map.of(
                        "A", "1", "spring.datasource.url", "jdbc:x?a=b", "a-b", "", "BASH_FUNC_f%%", "() {  :\n}"));
    }

    @Test
    void theFirstOfTwoVariablesWithTheSameNameIsUsed() {
        assertThat(parse("A=1\0A=2\0")).hasValue(Map.of("A", "1"));
    }

    @Test
    void entriesThatAreNoAssignmentsAreSkipped() {
        assertThat(parse("A=1\0nothing\0=x\0\0")).hasValue(Map.of("A", "1"));
    }

    @Test
    void anEmptyOrTruncatedEnvironmentIsRejected() {
        assertThat(parse("")).isEmpty();
        assertThat(parse("A=1\0B=12")).isEmpty();
    }

    private static Optional<Map<String, String>> parse(String text) {
        return OriginalEnvironment.parse(text.getBytes(UTF_8));
    }
}
