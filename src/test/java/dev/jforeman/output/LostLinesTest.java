package dev.jforeman.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LostLinesTest {
    private final List<String> told = new ArrayList<>();
    private long now;
    private final LostLines lost = new LostLines(() -> now, told::add);

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void theFirstLossIsToldAtOnceAndFurtherOnesOnceAMinute() {
        lost.add(1, "No space left on device");
        lost.add(5, "No space left on device");
        pass(Duration.ofSeconds(59));
        lost.add(5, "No space left on device");
        pass(Duration.ofSeconds(1));
        lost.add(9, "No space left on device");
        assertThat(told)
                .containsExactly(
                        "cannot write log files: No space left on device, 1 line lost so far; retrying",
                        "cannot write log files: No space left on device, 20 lines lost so far; retrying");
    }

    @Test
    void theEndOfAFaultIsToldWithAllThatWasLost() {
        lost.written();
        lost.add(1, "full");
        lost.add(2, "full");
        lost.written();
        lost.written();
        assertThat(told).hasSize(2).last().isEqualTo("writing log files again, 3 lines lost");
    }

    @Test
    void aFaultThatComesAndGoesIsNotToldMoreOften() {
        for (int i = 0; i < 100; i++) {
            lost.add(1, "full");
            lost.written();
        }
        assertThat(told).hasSize(2);
    }
}
