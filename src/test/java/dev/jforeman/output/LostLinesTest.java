package dev.jforeman.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LostLinesTest {
    private static final String WEB = "web.1.log";
    private static final String DB = "db.1.log";

    private final List<String> told = new ArrayList<>();
    private long now;
    private final LostLines lost = new LostLines(() -> now, told::add);

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void theFirstLossIsReportedAtOnceAndFurtherOnesOnceAMinute() {
        lost.add(WEB, 1, "No space left on device");
        lost.add(WEB, 5, "No space left on device");
        pass(Duration.ofSeconds(59));
        lost.add(WEB, 5, "No space left on device");
        pass(Duration.ofSeconds(1));
        lost.add(WEB, 9, "No space left on device");
        assertThat(told)
                .containsExactly(
                        "cannot write log files: No space left on device, 1 line lost so far; retrying",
                        "cannot write log files: No space left on device, 20 lines lost so far; retrying");
    }

    @Test
    void theEndOfAFaultIsReportedWithTheNumberOfLostLines() {
        lost.written(WEB);
        lost.add(WEB, 1, "full");
        lost.add(WEB, 2, "full");
        lost.written(WEB);
        lost.written(WEB);
        assertThat(told).hasSize(2).last().isEqualTo("writing log files again, 3 lines lost");
    }

    @Test
    void anIntermittentFaultIsNotReportedMoreOften() {
        for (int i = 0; i < 100; i++) {
            lost.add(WEB, 1, "full");
            lost.written(WEB);
        }
        assertThat(told).hasSize(2);
    }

    /** Recovery was once reported after a write to any file, which hid later losses for a minute. */
    @Test
    void recoveryIsReportedOnlyWhenAllFilesCanBeWritten() {
        lost.add(WEB, 1, "permission denied");
        lost.written(DB);
        lost.add(WEB, 1, "permission denied");
        lost.written(DB);
        assertThat(told).hasSize(1);
        lost.written(WEB);
        assertThat(told).hasSize(2).last().isEqualTo("writing log files again, 2 lines lost");
    }

    @Test
    void lossesAfterTheLastMessageAreReportedAtTheEnd() {
        lost.add(WEB, 1, "permission denied");
        lost.tellRest();
        assertThat(told).hasSize(1);
        lost.add(WEB, 6, "permission denied");
        lost.tellRest();
        lost.tellRest();
        assertThat(told).hasSize(2).last().isEqualTo("log files are incomplete, 7 lines lost");
    }
}
