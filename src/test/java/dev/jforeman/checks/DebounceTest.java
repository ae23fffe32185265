package dev.jforeman.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DebounceTest {
    private final Debounce debounce = new Debounce(Duration.ofMillis(300), _ -> {});

    private void happensAt(long millis) {
        debounce.happened(nanos(millis), "a.py");
    }

    private static long nanos(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }

    @Test
    void aBurstIsReportedAfterItsLastChange() {
        happensAt(0);
        happensAt(100);
        happensAt(399);

        assertThat(debounce.left(nanos(400))).isEqualTo(nanos(299));
        assertThat(debounce.left(nanos(699))).isZero();
    }

    @Test
    void changesThatNeverStopAreReportedAfterTenPauses() {
        for (long at = 0; at <= 2_900; at += 100) {
            happensAt(at);
        }

        assertThat(debounce.left(nanos(2_950))).isEqualTo(nanos(50));
        assertThat(debounce.left(nanos(3_000))).isZero();
    }

    @Test
    void theTimeOfTheNextBurstBeginsWithItsFirstChange() {
        happensAt(0);
        debounce.called();
        happensAt(10_000);

        assertThat(debounce.left(nanos(10_000))).isEqualTo(nanos(300));
    }

    @Test
    void theClockCanStartAtAnyValue() {
        long begin = Long.MAX_VALUE - nanos(100);
        debounce.happened(begin, "a.py");

        assertThat(debounce.left(begin + nanos(200))).isEqualTo(nanos(100));
        assertThat(debounce.left(begin + nanos(300))).isZero();
    }
}
