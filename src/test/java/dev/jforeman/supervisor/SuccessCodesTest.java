package dev.jforeman.supervisor;

import static dev.jforeman.testing.GivenRules.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Outcome;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.SuccessCodes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Exit codes other than 0 that count as success. */
class SuccessCodesTest {
    @Test
    void zeroAlwaysIsASuccessAndASignalNever() {
        SuccessCodes codes = SuccessCodes.of(List.of(3, 137));

        assertThat(codes.contain(new Outcome.Exited(0))).isTrue();
        assertThat(codes.contain(new Outcome.Exited(3))).isTrue();
        assertThat(codes.contain(new Outcome.Exited(4))).isFalse();
        assertThat(codes.contain(new Outcome.Signalled(9, "SIGKILL", false))).isFalse();
        assertThat(codes.contain(new Outcome.Unknown())).isFalse();
        assertThat(codes).isEqualTo(SuccessCodes.of(List.of(0, 3, 137)));
    }

    @Test
    void aProcessThatEndsWithOneIsNotRestartedAndTheSessionEndsWithZero() {
        History history = History.running(given("web.1").successCodes(3)).ends("web.1", 3);

        assertThat(history.news()).containsExactly("web.1: exited with code 3 after 0 s", "finish 0");
    }

    @Test
    void aTaskThatEndsWithOneIsDone() {
        History history =
                History.running(given("lint.1").task().successCodes(3)).ends("lint.1", 3);

        assertThat(history.news()).containsExactly("lint.1: exited with code 3 after 0 s", "finish 0");
        assertThat(history.instance("lint.1").state()).isEqualTo(new ProcessState.Done(new Outcome.Exited(3)));
    }

    @Test
    void anyOtherCodeIsAFailureAsBefore() {
        History history = History.running(given("web.1").successCodes(3).onExit(OnExit.IGNORE))
                .ends("web.1", 4);

        assertThat(history.exitCodes()).containsExactly(4);
    }

    @Test
    void aProcessThatAlwaysRestartsDoesSoAfterOneTooEvenIfAShellUsesItForAMissingProgram() {
        History history = History.running(given("web.1").successCodes(127).onExit(OnExit.ALWAYS))
                .ends("web.1", 127);

        assertThat(history.news()).containsExactly("web.1: exited with code 127 after 0 s, restart 1 in 0.5 s");
        assertThat(history.instance("web.1").failure()).isEmpty();
    }

    @Test
    void whatStopsTheOthersStopsThemWithoutBeingAFailure() {
        History history = History.running(given("test.1").successCodes(3).onExit(OnExit.STOP), given("web.1"))
                .ends("test.1", 3)
                .ends("web.1", 143);

        assertThat(history.exitCodes()).containsExactly(0);
    }

    @Test
    void aProcessThatIsStoppedMayEndWithOne() {
        History history = History.running(given("web.1").successCodes(3), given("clock.1"))
                .askStop(1, "web.1")
                .ends("web.1", 3);

        assertThat(history.news()).endsWith("web.1: exited with code 3 after 0 s", "reply 1: done");
        assertThat(history.instance("web.1").failure()).isEmpty();
    }
}
