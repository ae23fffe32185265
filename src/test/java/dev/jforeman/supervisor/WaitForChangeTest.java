package dev.jforeman.supervisor;

import static dev.jforeman.testing.GivenRules.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Outcome;
import dev.jforeman.model.Restart;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Rules;
import dev.jforeman.model.Rules.Need.Condition;
import dev.jforeman.model.Signal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An instance that waits for a file change after it exited. */
class WaitForChangeTest {
    private static final InstanceName WEB = new InstanceName("web", 1);

    private Step step = Supervisor.step(
            State.EMPTY,
            new Event.Boot(1, List.of(Rules.of(WEB, Restart.usual(OnExit.WAIT_FOR_CHANGE), Duration.ofSeconds(5))), 1));

    private void happens(Event event) {
        step = Supervisor.step(step.state(), event);
    }

    private void runsAndExits(int code) {
        happens(new Event.Spawned(2, WEB, 1, 100));
        happens(new Event.Exited(3, WEB, 1, new Outcome.Exited(code)));
        happens(new Event.GroupEmptied(4, WEB, 1));
        happens(new Event.OutputClosed(5, WEB, 1));
    }

    @Test
    void afterACrashNothingButAChangeStartsIt() {
        runsAndExits(1);

        assertThat(step.effects())
                .contains(new Effect.Say(new Notice.Ended(
                        WEB, new Outcome.Exited(1), Duration.ofNanos(1), true, new Notice.Next.WaitForChange())));
        assertThat(step.effects()).noneMatch(Effect.ArmTimer.class::isInstance);
        assertThat(step.state().isFinished()).isFalse();

        happens(new Event.FilesChanged(6, WEB, 1, "a.py"));

        assertThat(step.effects()).contains(new Effect.Spawn(WEB, 2));
    }

    @Test
    void anExitWithZeroHoldsTheSessionOpenForTheNextChange() {
        runsAndExits(0);

        assertThat(step.effects())
                .contains(new Effect.Say(new Notice.Ended(
                        WEB, new Outcome.Exited(0), Duration.ofNanos(1), false, new Notice.Next.WaitForChange())));
        assertThat(step.state().isFinished()).isFalse();

        happens(new Event.FilesChanged(6, WEB, 1, "a.py"));

        assertThat(step.effects()).contains(new Effect.Spawn(WEB, 2));
    }

    @Test
    void aStopAfterAnExitWithZeroIsNoFailure() {
        runsAndExits(0);

        happens(new Event.SignalReceived(6, Signal.TERM));

        assertThat(step.effects()).contains(new Effect.Finish(0));
    }

    @Test
    void dependentsOfASuccessfulProcessStart() {
        History history = History.of(
                given("test.1").onExit(OnExit.WAIT_FOR_CHANGE), given("web.1").needs("test", Condition.DONE));

        assertThat(history.started("test.1").ends("test.1", 0).news()).endsWith("spawn web.1#1");
    }

    @ParameterizedTest
    @ValueSource(ints = {126, 127})
    void aProgramThatIsBeingBuiltIsTriedAgainAtTheNextChange(int code) {
        History history = History.running(given("web.1").watch()).after(1).ends("web.1", code);

        assertThat(history.news())
                .containsExactly("web.1: exited with code " + code + " after 1 s, waiting for a file change");
        assertThat(history.isFinished()).isFalse();
        assertThat(history.filesChange("web.1").news())
                .containsExactly("web.1: files changed, restarting", "spawn web.1#2");
    }

    @Test
    void aProgramThatIsMissingAndNotWatchedIsGivenUp() {
        assertThat(History.running("web.1").ends("web.1", 127).exitCodes()).containsExactly(127);
    }

    @Test
    void aStopEndsTheWait() {
        runsAndExits(1);

        happens(new Event.SignalReceived(6, Signal.TERM));

        assertThat(step.effects()).contains(new Effect.Finish(1));
    }
}
