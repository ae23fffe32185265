package dev.jforeman.supervisor;

import static dev.jforeman.testing.GivenRules.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.OnExit;
import dev.jforeman.model.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the notice says of an end is what the exit code and the summary say of it. */
class OneJudgeTest {
    private static final Outcome KILLED = new Outcome.Signalled(9, "SIGKILL", false);

    private final History history =
            History.running(given("web.1").onExit(OnExit.IGNORE)).after(2);

    @Test
    void aKillThatJforemanDidNotSendIsAFailure() {
        assertThat(isFailureAfter(KILLED)).isTrue();
        assertThat(history.exitCodes()).containsExactly(137);
    }

    @Test
    void anExitCodeOf143WithoutAStopIsAFailure() {
        assertThat(isFailureAfter(new Outcome.Exited(143))).isTrue();
        assertThat(history.exitCodes()).containsExactly(143);
    }

    @Test
    void anExitCodeOf0IsNone() {
        assertThat(isFailureAfter(new Outcome.Exited(0))).isFalse();
        assertThat(history.exitCodes()).containsExactly(0);
    }

    private boolean isFailureAfter(Outcome outcome) {
        history.ends("web.1", outcome);
        List<Notice.Ended> ends = history.effects().stream()
                .filter(Effect.Say.class::isInstance)
                .map(effect -> ((Effect.Say) effect).notice())
                .filter(Notice.Ended.class::isInstance)
                .map(Notice.Ended.class::cast)
                .toList();
        assertThat(ends).hasSize(1);
        assertThat(ends.getFirst().isAlarm()).isEqualTo(ends.getFirst().isFailure());
        return ends.getFirst().isFailure();
    }
}
