package dev.jforeman.supervisor;

import static dev.jforeman.testing.GivenRules.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Checks.ReadyCheck;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Outcome;
import dev.jforeman.model.Probe;
import dev.jforeman.model.Restart;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Rules;
import dev.jforeman.model.Signal;
import dev.jforeman.supervisor.Effect.Answer;
import dev.jforeman.supervisor.Event.Goal;
import dev.jforeman.supervisor.Event.SpawnFailed.Retry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Control requests as histories: the effects and the replies. */
class RequestHistoriesTest {
    private static final InstanceName WEB_1 = new InstanceName("web", 1);
    private static final InstanceName WEB_2 = new InstanceName("web", 2);
    private static final InstanceName JOB = new InstanceName("job", 1);

    private State state = State.EMPTY;
    private final List<Effect> effects = new ArrayList<>();
    private long now;

    private static Rules rules(InstanceName name) {
        return Rules.of(name, Restart.usual(OnExit.RESTART), Duration.ofSeconds(5));
    }

    private void happens(Event event) {
        Step step = Supervisor.step(state, event);
        state = step.state();
        effects.addAll(step.effects());
    }

    private long tick() {
        return ++now;
    }

    private void boot(InstanceName... names) {
        happens(new Event.Boot(
                tick(), Stream.of(names).map(RequestHistoriesTest::rules).toList(), 1));
        for (InstanceName name : names) {
            spawned(name);
        }
    }

    private Instance instance(InstanceName name) {
        return state.instances().get(name);
    }

    private void spawned(InstanceName name) {
        happens(new Event.Spawned(tick(), name, instance(name).incarnation(), 100 + now));
    }

    /** Fires the timer after which a process without a check counts as up. */
    private void settles(InstanceName name) {
        happens(new Event.TimerFired(
                tick(), new TimerId.OfInstance(name, instance(name).incarnation(), TimerId.Kind.SETTLE)));
    }

    private void ends(InstanceName name, int code) {
        int incarnation = instance(name).incarnation();
        happens(new Event.Exited(tick(), name, incarnation, new Outcome.Exited(code)));
        happens(new Event.GroupEmptied(tick(), name, incarnation));
        happens(new Event.OutputClosed(tick(), name, incarnation));
    }

    private List<Answer> answers(long request) {
        return effects.stream()
                .filter(effect -> effect instanceof Effect.Reply reply && reply.request() == request)
                .map(effect -> ((Effect.Reply) effect).answer())
                .toList();
    }

    @Test
    void scalingDownIsDoneWhenTheSurplusHasEnded() {
        boot(WEB_1, WEB_2);
        happens(new Event.ScaleAsked(tick(), 7, "web", List.of(rules(WEB_1))));
        settles(WEB_1);
        assertThat(answers(7)).isEmpty();
        ends(WEB_2, 0);
        assertThat(answers(7)).containsExactly(new Answer.Done());
        assertThat(state.instances()).containsOnlyKeys(WEB_1);
        assertThat(instance(WEB_1).incarnation()).isEqualTo(1);
    }

    @Test
    void scalingToNothingKeepsTheSession() {
        boot(WEB_1);
        happens(new Event.ScaleAsked(tick(), 7, "web", List.of()));
        ends(WEB_1, 0);
        assertThat(answers(7)).containsExactly(new Answer.Done());
        assertThat(state.isFinished()).isFalse();
        happens(new Event.ScaleAsked(tick(), 8, "web", List.of(rules(WEB_1))));
        spawned(WEB_1);
        settles(WEB_1);
        assertThat(answers(8)).containsExactly(new Answer.Done());
    }

    @Test
    void aSignalGoesToThoseThatRunAndTheOthersAreNamed() {
        boot(WEB_1, JOB);
        happens(new Event.StopAsked(tick(), 1, Set.of(JOB)));
        ends(JOB, 0);
        happens(new Event.SignalAsked(tick(), 2, Set.of(WEB_1, JOB), Signal.USR1, Event.SignalAsked.Target.LEADER));
        assertThat(answers(2)).containsExactly(new Answer.Failed(List.of(JOB)));
        assertThat(effects).contains(new Effect.SendSignal(WEB_1, 1, Signal.USR1, Event.SignalAsked.Target.LEADER));
    }

    @Test
    void waitingForAnExitReportsWhetherItWasASuccess() {
        boot(WEB_1, JOB);
        happens(new Event.WaitAsked(tick(), 3, Set.of(JOB), Goal.ENDED));
        assertThat(answers(3)).isEmpty();
        ends(JOB, 0);
        assertThat(answers(3)).containsExactly(new Answer.Done());
    }

    private static Rules probed() {
        Probe port = new Probe.Port(OptionalInt.empty());
        return rules(WEB_1).withReady(new ReadyCheck(port, Duration.ofSeconds(60), Optional.empty()));
    }

    @Test
    void readinessIsNotAwaitedAfterItsTimeout() {
        happens(new Event.Boot(tick(), List.of(probed()), 1));
        happens(new Event.WaitAsked(tick(), 3, Set.of(WEB_1), Goal.READY));
        spawned(WEB_1);
        assertThat(answers(3)).isEmpty();
        happens(new Event.TimerFired(tick(), new TimerId.OfInstance(WEB_1, 1, TimerId.Kind.READY)));
        assertThat(answers(3)).containsExactly(new Answer.Failed(List.of(WEB_1)));
    }

    @Test
    void waitingForReadinessWaitsOutACrash() {
        happens(new Event.Boot(tick(), List.of(probed()), 1));
        happens(new Event.WaitAsked(tick(), 3, Set.of(WEB_1), Goal.READY));
        spawned(WEB_1);
        ends(WEB_1, 1);
        happens(new Event.TimerFired(tick(), new TimerId.OfInstance(WEB_1, 1, TimerId.Kind.BACK_OFF)));
        spawned(WEB_1);
        assertThat(answers(3)).isEmpty();
        happens(new Event.Probed(tick(), WEB_1, 2, Event.Probed.Probe.READY, true, "200 from /"));
        assertThat(answers(3)).containsExactly(new Answer.Done());
    }

    @Test
    void aWithdrawnRequestIsAnsweredOnce() {
        boot(WEB_1);
        happens(new Event.WaitAsked(tick(), 3, Set.of(WEB_1), Goal.ENDED));
        happens(new Event.Withdrawn(tick(), 3));
        happens(new Event.Withdrawn(tick(), 3));
        ends(WEB_1, 0);
        assertThat(answers(3)).containsExactly(new Answer.Withdrawn());
    }

    @Test
    void downIsDoneWhenAllHaveEnded() {
        boot(WEB_1, JOB);
        happens(new Event.DownAsked(tick(), 4));
        ends(WEB_1, 0);
        assertThat(answers(4)).isEmpty();
        ends(JOB, 143);
        assertThat(answers(4)).containsExactly(new Answer.Done());
        assertThat(effects.getLast()).isEqualTo(new Effect.Finish(0));
    }

    @Test
    void downListsProcessesThatDidNotStopAsRequested() {
        boot(WEB_1, JOB);
        happens(new Event.DownAsked(tick(), 4));
        ends(WEB_1, 7);
        ends(JOB, 0);
        assertThat(answers(4)).containsExactly(new Answer.Failed(List.of(WEB_1)));
    }

    @Test
    void aProcessThatKeptCrashingAndCrashesOnceMoreDidNotFailToStop() {
        boot(WEB_1, JOB);
        ends(WEB_1, 3);
        happens(new Event.TimerFired(tick(), new TimerId.OfInstance(WEB_1, 1, TimerId.Kind.BACK_OFF)));
        spawned(WEB_1);
        happens(new Event.DownAsked(tick(), 4));
        ends(WEB_1, 3);
        ends(JOB, 0);
        assertThat(answers(4)).containsExactly(new Answer.Done());
    }

    @Test
    void aStopThatIsUnderWayWhenTheSessionEndsIsStillFulfilled() {
        boot(WEB_1, JOB);
        happens(new Event.StopAsked(tick(), 4, Set.of(WEB_1)));
        happens(new Event.SignalReceived(tick(), Signal.TERM));
        ends(WEB_1, 0);
        assertThat(answers(4)).containsExactly(new Answer.Done());
    }

    @Test
    void aStartThatIsUnderWayWhenTheSessionEndsIsNot() {
        boot(WEB_1, JOB);
        happens(new Event.RestartAsked(tick(), 4, Set.of(WEB_1)));
        happens(new Event.SignalReceived(tick(), Signal.TERM));
        assertThat(answers(4)).containsExactly(new Answer.SessionEnds());
    }

    @Test
    void aReloadAddsRemovesAndRestartsOnlyWhatChanged() {
        boot(WEB_1, JOB);
        InstanceName added = new InstanceName("clock", 1);
        happens(new Event.ReloadAsked(tick(), 5, List.of(rules(WEB_1), rules(added)), Set.of()));
        spawned(added);
        assertThat(answers(5)).isEmpty();
        settles(added);
        ends(JOB, 0);
        assertThat(answers(5)).containsExactly(new Answer.Done());
        assertThat(state.instances()).containsOnlyKeys(WEB_1, added);
        assertThat(instance(WEB_1).incarnation()).isEqualTo(1);

        happens(new Event.ReloadAsked(tick(), 6, List.of(rules(WEB_1), rules(added)), Set.of(WEB_1)));
        ends(WEB_1, 0);
        spawned(WEB_1);
        settles(WEB_1);
        assertThat(answers(6)).containsExactly(new Answer.Done());
        assertThat(instance(WEB_1).incarnation()).isEqualTo(2);
        assertThat(instance(added).incarnation()).isEqualTo(1);
    }

    @Test
    void aReloadLeavesWhatWasStoppedStopped() {
        boot(WEB_1, JOB);
        happens(new Event.StopAsked(tick(), 1, Set.of(JOB)));
        ends(JOB, 0);
        happens(new Event.ReloadAsked(tick(), 5, List.of(rules(WEB_1), rules(JOB)), Set.of(JOB)));
        assertThat(answers(5)).containsExactly(new Answer.Done());
        assertThat(instance(JOB).state()).isInstanceOf(ProcessState.Idle.class);
    }

    @Test
    void theLastEndAndTheNumberOfRestartsAreRemembered() {
        boot(WEB_1);
        ends(WEB_1, 3);
        happens(new Event.TimerFired(tick(), new TimerId.OfInstance(WEB_1, 1, TimerId.Kind.BACK_OFF)));
        spawned(WEB_1);
        assertThat(instance(WEB_1).lastEnd().orElseThrow().outcome()).isEqualTo(new Outcome.Exited(3));
        happens(new Event.RestartAsked(tick(), 1, Set.of(WEB_1)));
        ends(WEB_1, 0);
        spawned(WEB_1);
        happens(new Event.StopAsked(tick(), 2, Set.of(WEB_1)));
        ends(WEB_1, 0);
        happens(new Event.StartAsked(tick(), 3, Set.of(WEB_1)));
        assertThat(instance(WEB_1).history().total()).isEqualTo(1);
    }

    /** Otherwise late events of the first web.2 would be attributed to the second. */
    @Test
    void anInstanceThatWasScaledAwayAndBackGoesOnCounting() {
        History history = History.running("web.1", "web.2");
        history.happens(new Event.ScaleAsked(history.now(), 1, "web", List.of(rules(WEB_1))));
        history.ends("web.2", 143).quietly();

        history.happens(new Event.ScaleAsked(history.now(), 2, "web", List.of(rules(WEB_1), rules(WEB_2))));

        assertThat(history.news()).containsExactly("spawn web.2#2");
    }

    @Test
    void aProcessThatExitsAtOnceDidNotStart() {
        History history = History.running("web.1", "job.1").askStop(1, "web.1").ends("web.1", 0);

        history.askStart(2, "web.1").started("web.1").after(0.3).quietly().ends("web.1", 7);

        assertThat(history.news())
                .containsExactly(
                        "web.1: exited with code 7 after 0.3 s, restart 1 in 0.5 s", "reply 2: failed [web.1]");
    }

    @Test
    void aProcessThatCannotBeSpawnedDidNotStart() {
        History history = History.running("web.1", "job.1");

        history.askRestart(1, "web.1").ends("web.1", 0).cannotStart("web.1", "out of memory", Retry.ALWAYS);

        assertThat(history.news()).endsWith("reply 1: failed [web.1]");
    }

    @Test
    void withoutACheckAProcessHasComeUpWhenItHasRunForASecond() {
        History history =
                History.running("web.1").askRestart(1, "web.1").ends("web.1", 0).started("web.1");

        assertThat(history.after(0.9).quietly().after(0.1).news()).containsExactly("reply 1: done");
        assertThat(history.armed()).isEmpty();
    }

    @Test
    void whatRunsForLongIsUpAtOnceAndWhatRunsForAMomentSoon() {
        History history = History.running("web.1").after(0.4).quietly().askStart(1, "web.1");

        assertThat(history.news()).isEmpty();
        assertThat(history.after(0.6).news()).containsExactly("reply 1: done");
        assertThat(history.askStart(2, "web.1").news()).containsExactly("reply 2: done");
    }

    @Test
    void withACheckAProcessHasComeUpWhenItIsReady() {
        History history = History.running(given("web.1").ready(Duration.ofSeconds(60)))
                .ready("web.1")
                .askRestart(1, "web.1")
                .ends("web.1", 0)
                .started("web.1")
                .after(5)
                .quietly();

        assertThat(history.ready("web.1").news()).endsWith("reply 1: done");
    }

    @Test
    void whatIsNotReadyInTimeDidNotComeUp() {
        History history = History.running(given("web.1").ready(Duration.ofSeconds(60)))
                .ready("web.1")
                .askRestart(1, "web.1")
                .ends("web.1", 0)
                .started("web.1");

        assertThat(history.after(60).news()).endsWith("reply 1: failed [web.1]");
    }

    @Test
    void aTaskThatIsDoneAtOnceHasComeUpAndOneThatFailsHasNot() {
        History history = History.running(given("lint.1").task(), given("web.1"))
                .ends("lint.1", 0)
                .askStart(1, "lint.1")
                .started("lint.1")
                .ends("lint.1", 0)
                .askStart(2, "lint.1")
                .started("lint.1")
                .ends("lint.1", 3);

        assertThat(history.news()).contains("reply 1: done", "reply 2: failed [lint.1]");
    }

    @Test
    void whatAScaleAddsAndDiesAtOnceDidNotStart() {
        History history = History.running("web.1");
        history.happens(new Event.ScaleAsked(history.now(), 1, "web", List.of(rules(WEB_1), rules(WEB_2))));

        assertThat(history.started("web.2").ends("web.2", 1).news()).endsWith("reply 1: failed [web.2]");
    }

    @Test
    void whatAReloadAddsAndDiesAtOnceDidNotStart() {
        History history = History.running("web.1");
        history.happens(new Event.ReloadAsked(history.now(), 1, List.of(rules(WEB_1), rules(JOB)), Set.of()));

        assertThat(history.started("job.1").ends("job.1", 1).news()).endsWith("reply 1: failed [job.1]");
    }

    /** A second run may come up while the request still waits for the others. */
    @Test
    void anImmediateExitCountsEvenIfTheNextRunSucceeds() {
        History history = History.running("web.1", "web.2").askRestart(1, "web.1", "web.2");
        history.ends("web.1", 0)
                .ends("web.2", 0)
                .started("web.1")
                .started("web.2")
                .quietly();

        assertThat(history.ends("web.2", 1).news())
                .containsExactly("web.2: exited with code 1 after 0 s, restart 1 in 0.5 s", "reply 1: failed [web.2]");
    }

    @Test
    void aPlainStartWaitsForNothing() {
        assertThat(History.running("web.1").armed()).isEmpty();
    }
}
