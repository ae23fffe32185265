package dev.jforeman.supervisor;

import static dev.jforeman.testing.GivenRules.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Outcome;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.supervisor.Event.SpawnFailed.Retry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values of {@code --on-exit}, for successful and failed exits. */
class OnExitTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RESTART | 0 | web.1: exited with code 0 after 2 s",
                "RESTART | 1 | web.1: exited with code 1 after 2 s, restart 1 in 0.5 s",
                "ALWAYS  | 0 | web.1: exited with code 0 after 2 s, restart 1 in 0.5 s",
                "ALWAYS  | 1 | web.1: exited with code 1 after 2 s, restart 1 in 0.5 s",
                "IGNORE  | 0 | web.1: exited with code 0 after 2 s",
                "IGNORE  | 1 | web.1: exited with code 1 after 2 s",
            })
    void otherProcessesContinueUnlessStopIsConfigured(OnExit onExit, int code, String expected) {
        History history = History.running(given("web.1").onExit(onExit), given("worker.1"))
                .after(2);

        assertThat(history.ends("web.1", code).news()).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"0", "7"})
    void stopStopsAllWhateverTheCode(int code) {
        History history = History.running(given("web.1").onExit(OnExit.STOP), given("worker.1"))
                .after(2);

        history.ends("web.1", code);

        assertThat(history.news())
                .containsExactly(
                        "web.1: exited with code " + code + " after 2 s, stopping all",
                        "system: sending SIGTERM to all processes",
                        "TERM to group of worker.1",
                        "CONT to group of worker.1");
        assertThat(history.ends("worker.1", new Outcome.Signalled(15, "SIGTERM", false))
                        .exitCodes())
                .containsExactly(code);
    }

    @Test
    void stopAlsoMeansAProcessThatCannotBeStarted() {
        History history = History.of(given("web.1"), given("worker.1").onExit(OnExit.STOP))
                .started("web.1")
                .quietly();

        history.cannotStart("worker.1", "permission denied", Retry.NEVER);

        assertThat(history.news())
                .startsWith("worker.1: cannot start: permission denied, stopping all")
                .contains("TERM to group of web.1");
        assertThat(history.ends("web.1", 0).exitCodes()).containsExactly(71);
    }

    @Test
    void aStopByRequestOfOneThatWouldStopAllStopsOnlyIt() {
        History history = History.running(given("web.1").onExit(OnExit.STOP), given("worker.1"));

        history.askStop(1, "web.1").ends("web.1", 143);

        assertThat(history.news()).endsWith("web.1: exited with code 143 after 0 s", "reply 1: done");
        assertThat(history.isFinished()).isFalse();
    }

    @Test
    void theSessionEndsWhenNothingRunsOrWaitsToRun() {
        History history = History.running("web.1", "worker.1", "clock.1");

        history.ends("web.1", 0).ends("worker.1", 127);
        assertThat(history.isFinished()).isFalse();
        history.ends("clock.1", 0);

        assertThat(history.exitCodes()).containsExactly(127);
    }

    @Test
    void aPauseBeforeARestartKeepsTheSession() {
        History history = History.running("web.1", "worker.1");

        history.ends("web.1", 1).ends("worker.1", 0);

        assertThat(history.isFinished()).isFalse();
        assertThat(history.after(1).news()).endsWith("spawn web.1#2");
    }
}
