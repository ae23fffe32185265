package dev.jforeman.session;

import static dev.jforeman.testing.GivenRules.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.supervisor.TimerId;
import dev.jforeman.testing.GivenPlan;
import dev.jforeman.text.History;
import dev.jforeman.text.LastLines;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private final SteppedSession session = new SteppedSession(GivenPlan.of(
                    given("web.1"),
                    given("worker.1").onExit(OnExit.IGNORE),
                    given("clock.1").onExit(OnExit.IGNORE)))
            .boot();

    /** The summary of the current state, as printed to the log. */
    private List<String> told(Optional<LastLines> lines) {
        Summary.of(session.state()).orElseThrow().tell(session.log(), lines);
        return session.said().stream()
                .filter(line -> line.startsWith("system: "))
                .toList();
    }

    private static Optional<LastLines> lastLines() {
        byte[] line = "out of order\n".getBytes(StandardCharsets.US_ASCII);
        History output = new History(100);
        output.add(1, 0, new History.Run(1, 1), History.Kind.OUTPUT, line, line.length);
        return LastLines.of(List.of(output), 1);
    }

    @Test
    void withoutAFailureThereIsNoSummary() {
        session.ends("clock.1", 0);

        assertThat(Summary.of(session.state())).isEmpty();
    }

    @Test
    void theFirstFailureComesFirstAndTheOthersFollow() {
        session.ends("clock.1", 4).ends("worker.1", 3);

        assertThat(told(Optional.empty()))
                .containsExactly(
                        "system: first failure: clock.1 exited with code 4 after 0 s",
                        "system: also failed: worker.1 exited with code 3 after 0 s");
    }

    @Test
    void itsLastLinesAreAnnounced() {
        session.ends("worker.1", 3);

        assertThat(told(lastLines()))
                .containsExactly("system: first failure: worker.1 exited with code 3 after 0 s; its last lines:");
    }

    @Test
    void aFailureThatALaterRunRecoveredFromIsReportedAsRecovered() {
        session.ends("web.1", 9).timesOut("web.1", TimerId.Kind.BACK_OFF);

        Summary summary = Summary.of(session.state()).orElseThrow();
        assertThat(summary.isRecovered()).isTrue();
        assertThat(summary.others()).isEmpty();
        assertThat(told(lastLines()))
                .containsExactly(
                        "system: first failure: web.1 exited with code 9 after 0 s (recovered); its last lines:");
    }

    @Test
    void aLaterFailureOfTheFirstFailedInstanceIsNotListed() {
        session.ends("web.1", 9).timesOut("web.1", TimerId.Kind.BACK_OFF).ends("web.1", 8);

        assertThat(told(Optional.empty())).containsExactly("system: first failure: web.1 exited with code 9 after 0 s");
    }
}
