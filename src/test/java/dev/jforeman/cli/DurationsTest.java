package dev.jforeman.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jforeman.diagnostic.Refusal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({"5, PT5S", "0.5, PT0.5S", "30s, PT30S", "10m, PT10M", "2h, PT2H", "1d, PT24H", "0, PT0S"})
    void aNumberIsSecondsUnlessAUnitStandsBehindIt(String text, Duration duration) throws Refusal {
        assertThat(Durations.of(Optional.of(text), "--timeout")).contains(duration);
    }

    @Test
    void anythingElseIsRefused() {
        assertThatThrownBy(() -> Durations.of(Optional.of("soon"), "--timeout"))
                .hasMessage("jforeman: --timeout takes a time such as 30, 0.5, 10m or 2h, not soon");
    }
}
