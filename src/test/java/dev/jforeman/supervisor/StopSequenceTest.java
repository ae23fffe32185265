package dev.jforeman.supervisor;

import static dev.jforeman.model.Rules.Need.Condition.READY;
import static dev.jforeman.testing.GivenRules.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Outcome;
import dev.jforeman.model.Signal;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How one instance is stopped, and the order in which several are stopped. */
class StopSequenceTest {
    @Test
    void theGroupGetsTheSignalOfItsTypeAndContSoThatAStoppedOneHearsIt() {
        History history = History.running(given("web.1").stopSignal(Signal.QUIT));

        assertThat(history.signal(Signal.INT).news()).endsWith("QUIT to group of web.1", "CONT to group of web.1");
    }

    @Test
    void theStopIsOverWhenTheGroupIsEmptyNotWhenTheLeaderIsGone() {
        History history = History.running("web.1").signal(Signal.INT).quietly();

        history.after(1).quietly().leaderEnds("web.1", new Outcome.Exited(0)).outputCloses("web.1");
        assertThat(history.news()).isEmpty();
        history.after(4);
        assertThat(history.news())
                .containsExactly(
                        "web.1: still running after 5 s, sending SIGKILL to its process group",
                        "KILL to group of web.1");
        history.groupEmpties("web.1");

        assertThat(history.news()).containsExactly("web.1: exited with code 0 after 1 s", "finish 0");
    }

    @Test
    void whenItEndsAtTheVeryTimeoutThereIsNoSignalAfterItsRelease() {
        History endFirst = History.running("web.1")
                .signal(Signal.INT)
                .after(4.999)
                .ends("web.1", 0)
                .quietly();
        assertThat(endFirst.after(10).news()).isEmpty();

        History timerFirst = History.running("web.1")
                .signal(Signal.INT)
                .after(5)
                .ends("web.1", 0)
                .quietly();
        assertThat(timerFirst.after(10).news()).isEmpty();
    }

    @Test
    void aStopAndAStartThatOvertakesItLeaveItRunningAgain() {
        History history =
                History.running("web.1", "worker.1").askStop(1, "web.1").quietly();

        history.askStart(2, "web.1");
        assertThat(history.news()).containsExactly("reply 1: failed [web.1]");
        history.ends("web.1", 143);
        assertThat(history.news()).containsExactly("web.1: exited with code 143 after 0 s", "spawn web.1#2");
        assertThat(history.started("web.1").after(1).news()).endsWith("reply 2: done");
    }

    @Test
    void aStartOrRestartAskedForWhileTheOutputDrainsIsNotForgotten() {
        History done = History.running("web.1", "worker.1").leaderEnds("web.1", new Outcome.Exited(0));
        done.groupEmpties("web.1").askRestart(1, "web.1").outputCloses("web.1");
        assertThat(done.news()).containsExactly("web.1: exited with code 0 after 0 s", "spawn web.1#2");
        assertThat(done.started("web.1").after(1).news()).endsWith("reply 1: done");

        History crashed = History.running("web.1", "worker.1").leaderEnds("web.1", new Outcome.Exited(1));
        crashed.askStart(1, "web.1");
        assertThat(crashed.news()).containsExactly("TERM to group of web.1", "CONT to group of web.1");
        crashed.groupEmpties("web.1").after(1);
        assertThat(crashed.news()).containsExactly("web.1: exited with code 1 after 0 s", "spawn web.1#2");
    }

    @Test
    void aStartRequestDuringTheCleanupOfAGroupIsCarriedOut() {
        History history = History.running("web.1", "worker.1")
                .leaderEnds("web.1", new Outcome.Exited(0))
                .after(1);

        history.askStart(1, "web.1").quietly().groupEmpties("web.1").outputCloses("web.1");

        assertThat(history.news()).containsExactly("web.1: exited with code 0 after 0 s", "spawn web.1#2");
    }

    @Test
    void aStopRequestDuringTheCleanupOfAGroupPreventsTheRestart() {
        History history = History.running("web.1", "worker.1")
                .leaderEnds("web.1", new Outcome.Exited(1))
                .after(1);

        history.askStop(1, "web.1").quietly().groupEmpties("web.1").outputCloses("web.1");

        assertThat(history.news()).containsExactly("web.1: exited with code 1 after 0 s", "reply 1: done");
        assertThat(history.after(60).news()).isEmpty();
    }

    @Test
    void whatWasDoneAlreadyAndIsStoppedByRequestDoesNotKeepTheSession() {
        History history = History.running("web.1", "worker.1").ends("web.1", 0).askStop(1, "web.1");

        assertThat(history.ends("worker.1", 0).exitCodes()).containsExactly(0);
    }

    @Nested
    class Command {
        private final History history =
                History.running(given("db.1").stopCommand().stopTimeout(Duration.ofSeconds(10)));

        @Test
        void theStopCommandRunsBeforeSignalsAreSent() {
            assertThat(history.signal(Signal.INT).news()).endsWith("run stop command of db.1");
            assertThat(history.after(0.5).stopCommandEnds("db.1", 0).news())
                    .containsExactly("TERM to group of db.1", "CONT to group of db.1");
            assertThat(history.ends("db.1", 0).exitCodes()).containsExactly(0);
        }

        @Test
        void processesStoppedByTheCommandAreNotSignalled() {
            history.signal(Signal.INT).quietly();

            history.ends("db.1", 0);
            assertThat(history.news()).isEmpty();
            history.stopCommandEnds("db.1", 0);

            assertThat(history.news()).containsExactly("db.1: exited with code 0 after 0 s", "finish 0");
        }

        @Test
        void outputHeldOpenAfterTheCommandHasItsMoment() {
            history.signal(Signal.INT)
                    .quietly()
                    .leaderEnds("db.1", new Outcome.Exited(0))
                    .groupEmpties("db.1");

            history.stopCommandEnds("db.1", 0);
            assertThat(history.isFinished()).isFalse();

            assertThat(history.after(1).isFinished()).isTrue();
        }

        @Test
        void aFailedStopCommandIsReportedAndSignalsFollow() {
            history.signal(Signal.INT).quietly();

            assertThat(history.stopCommandEnds("db.1", 3).news())
                    .containsExactly(
                            "db.1: stop command exited with code 3", "TERM to group of db.1", "CONT to group of db.1");
        }

        @Test
        void aStopCommandThatHangsIsKilledAfterThreeQuartersOfTheStopTimeout() {
            history.signal(Signal.INT).after(1).quietly();

            assertThat(history.after(6.5).news())
                    .containsExactly(
                            "db.1: stop command still runs after 7.5 s, ending it and sending the stop signal",
                            "kill stop command of db.1",
                            "TERM to group of db.1",
                            "CONT to group of db.1");
            assertThat(history.after(2.5).news())
                    .containsExactly(
                            "db.1: still running after 10 s, sending SIGKILL to its process group",
                            "KILL to group of db.1");
            history.ends("db.1", new Outcome.Signalled(9, "SIGKILL", false));
            assertThat(history.exitCodes()).containsExactly(0);
        }

        @Test
        void aCommandThatHangsAfterTheEndOfItsProcessIsKilledInTime() {
            history.signal(Signal.INT).ends("db.1", 0).after(1).quietly();

            assertThat(history.after(6.5).news())
                    .containsExactly(
                            "db.1: stop command still runs after 7.5 s, ending it and sending the stop signal",
                            "kill stop command of db.1",
                            "db.1: exited with code 0 after 0 s",
                            "finish 0");
        }

        @Test
        void aSecondCtrlCDoesNotWaitForTheStopCommand() {
            history.signal(Signal.INT).quietly();

            assertThat(history.after(0.5).signal(Signal.INT).news())
                    .endsWith("kill stop command of db.1", "KILL to group of db.1");
        }

        @Test
        void theRestOfAGroupWhoseLeaderHasExitedGetsSignalsOnly() {
            history.leaderEnds("db.1", new Outcome.Exited(1)).after(1);

            assertThat(history.news()).endsWith("TERM to group of db.1", "CONT to group of db.1");
        }
    }

    /** web needs api, api needs db; clock needs nothing. */
    @Nested
    class Order {
        private final History history = History.running(
                given("db.1").stopTimeout(Duration.ofSeconds(6)),
                given("api.1").needs("db", READY).stopTimeout(Duration.ofSeconds(6)),
                given("web.1").needs("api", READY).stopTimeout(Duration.ofSeconds(6)),
                given("clock.1").stopTimeout(Duration.ofSeconds(6)));

        @Test
        void dependentsStopBeforeTheirDependencies() {
            assertThat(history.signal(Signal.INT).news())
                    .endsWith(
                            "TERM to group of web.1",
                            "CONT to group of web.1",
                            "TERM to group of clock.1",
                            "CONT to group of clock.1");
            assertThat(history.ends("web.1", 0).news()).endsWith("TERM to group of api.1", "CONT to group of api.1");
            assertThat(history.ends("api.1", 0).news()).endsWith("TERM to group of db.1", "CONT to group of db.1");
            history.ends("db.1", 0).ends("clock.1", 0);
            assertThat(history.exitCodes()).containsExactly(0);
        }

        @Test
        void allLayersShareOneTimeLimitEquallyAndLeaveWhatTheyDoNotUse() {
            history.signal(Signal.INT).after(1.999).quietly();
            assertThat(history.after(0.001).news())
                    .containsExactly(
                            "web.1: still running after 2 s, sending SIGKILL to its process group",
                            "KILL to group of web.1");
            history.ends("web.1", 0).quietly();
            assertThat(history.after(1).ends("api.1", 0).news()).contains("TERM to group of db.1");
            assertThat(history.after(2.999).news()).isEmpty();
            assertThat(history.after(0.001).news()).contains("KILL to group of db.1", "KILL to group of clock.1");
        }

        @Test
        void aSecondSignalKillsAllLayersAtOnce() {
            history.signal(Signal.INT).quietly();

            assertThat(history.after(0.5).signal(Signal.INT).news())
                    .contains(
                            "KILL to group of db.1",
                            "KILL to group of api.1",
                            "KILL to group of web.1",
                            "KILL to group of clock.1");
        }

        @Test
        void aStopRequestForSeveralInstancesKeepsTheOrderToo() {
            assertThat(history.askStop(1, "db.1", "api.1").news())
                    .containsExactly("TERM to group of api.1", "CONT to group of api.1");
            assertThat(history.ends("api.1", 0).news()).contains("TERM to group of db.1");
            assertThat(history.ends("db.1", 0).news()).endsWith("reply 1: done");
        }

        @Test
        void aRequestForADependencyAloneIsCarriedOutAtOnce() {
            assertThat(history.askStop(1, "db.1").news())
                    .containsExactly("TERM to group of db.1", "CONT to group of db.1");
        }

        @Test
        void anInstanceWaitingForItsTurnToStopKeepsRunningIfItsStartIsRequested() {
            history.askStop(1, "db.1", "api.1").quietly().askStart(2, "db.1");

            assertThat(history.ends("api.1", 0).news()).doesNotContain("TERM to group of db.1");
        }

        @Test
        void aCircularDependencyStopsAllProcessesAtOnce() {
            History circle = History.running(given("a.1"), given("b.1"));
            circle.happens(new Event.ReloadAsked(
                    circle.now(),
                    1,
                    java.util.List.of(
                            given("a.1").needs("b", READY).rules(),
                            given("b.1").needs("a", READY).rules()),
                    java.util.Set.of()));

            assertThat(circle.signal(Signal.INT).news()).contains("TERM to group of a.1", "TERM to group of b.1");
        }

        @Test
        void aDependencyOfACircleStopsAfterTheCircle() {
            History circle = History.running(given("a.1"), given("b.1"), given("db.1"));
            circle.happens(new Event.ReloadAsked(
                    circle.now(),
                    1,
                    java.util.List.of(
                            given("a.1").needs("b", READY).needs("db", READY).rules(),
                            given("b.1").needs("a", READY).rules(),
                            given("db.1").rules()),
                    java.util.Set.of()));

            assertThat(circle.signal(Signal.INT).news())
                    .contains("TERM to group of a.1", "TERM to group of b.1")
                    .doesNotContain("TERM to group of db.1");
            assertThat(circle.ends("b.1", 0).ends("a.1", 0).news()).contains("TERM to group of db.1");
        }

        @Test
        void aCircularDependencyDoesNotWaitForUnrelatedProcesses() {
            History circle = History.running(given("a.1"), given("b.1"), given("web.1"));
            circle.happens(new Event.ReloadAsked(
                    circle.now(),
                    1,
                    java.util.List.of(
                            given("a.1").needs("b", READY).rules(),
                            given("b.1").needs("a", READY).rules(),
                            given("web.1").rules()),
                    java.util.Set.of()));

            assertThat(circle.signal(Signal.INT).news())
                    .contains("TERM to group of a.1", "TERM to group of b.1", "TERM to group of web.1");
        }
    }
}
