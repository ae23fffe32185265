package dev.jforeman.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    void aChangeWhoseReportFailsIsReportedAgain() throws Exception {
        List<String> reported = new ArrayList<>();
        Debounce failing = new Debounce(Duration.ofMillis(1), what -> {
            reported.add(what);
            if (reported.size() == 1) {
                throw new IllegalStateException("injected");
            }
        });
        failing.happened("a.py");

        assertThatThrownBy(failing::run).hasMessage("injected");
        failing.run();

        assertThat(reported).containsExactly("a.py", "a.py");
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
