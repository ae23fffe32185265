package dev.jforeman.supervisor;

import static dev.jforeman.testing.GivenRules.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Outcome;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The notice, the exit code and the summary agree whether an exit is a failure. */
class OneJudgeTest {
    private static final Outcome KILLED = new Outcome.Signalled(9, "SIGKILL", false);

    private final History history = History.running(
                    given("web.1").onExit(OnExit.IGNORE).stopSignal(Signal.USR1))
            .after(2);

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
    void anExitCodeOf0IsNoFailure() {
        assertThat(isFailureAfter(new Outcome.Exited(0))).isFalse();
        assertThat(history.exitCodes()).containsExactly(0);
    }

    @ParameterizedTest
    @CsvSource({"1, SIGHUP, 129", "2, SIGINT, 130", "10, SIGUSR1, 138", "13, SIGPIPE, 141"})
    void aSignalOfAnotherProcessIsAFailureEvenIfStopsUseIt(int number, String name, int code) {
        assertThat(isFailureAfter(new Outcome.Signalled(number, name, false))).isTrue();
        assertThat(history.exitCodes()).containsExactly(code);
    }

    @Test
    void itsOwnStopSignalIsNoFailureDuringAStop() {
        history.signal(Signal.INT);

        assertThat(isFailureAfter(new Outcome.Signalled(10, "SIGUSR1", false))).isFalse();
        assertThat(history.exitCodes()).containsExactly(0);
    }

    @Test
    void aCrashDuringAStopCountsAsACrash() {
        history.signal(Signal.INT);

        assertThat(isFailureAfter(new Outcome.Signalled(11, "SIGSEGV", false))).isTrue();
        assertThat(history.exitCodes()).containsExactly(139);
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
