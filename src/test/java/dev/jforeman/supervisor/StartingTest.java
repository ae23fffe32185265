package dev.jforeman.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Outcome;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Signal;
import dev.jforeman.supervisor.Event.SpawnFailed.Retry;
import dev.jforeman.testing.GivenRules;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From boot to running processes, including refused starts. */
class StartingTest {
    @Test
    void twoAreSpawnedAtATimeInTheOrderOfTheFormation() {
        History history = History.of("web.1", "web.2", "web.3", "worker.1");

        assertThat(history.news()).containsExactly("spawn web.1#1", "spawn web.2#1");
        assertThat(history.started("web.1").news()).containsExactly("web.1: started with pid 101", "spawn web.3#1");
        assertThat(history.started("web.2").news()).containsExactly("web.2: started with pid 102", "spawn worker.1#1");
        assertThat(history.started("web.3").news()).containsExactly("web.3: started with pid 103");
        assertThat(history.started("worker.1").news()).containsExactly("worker.1: started with pid 104");
    }

    @Test
    void theOutputIsShownAfterTheStartMessage() {
        History history = History.of("web.1").started("web.1");

        assertThat(history.effects())
                .containsSubsequence(
                        new Effect.Say(new Notice.Started(GivenRules.name("web.1"), 101)),
                        new Effect.ShowOutput(GivenRules.name("web.1"), 1));
    }

    @Test
    void aFormationOfNothingIsOverAtOnce() {
        assertThat(History.of(new GivenRules[0]).exitCodes()).containsExactly(0);
    }

    @Test
    void permanentErrorsAreNotRetriedAndTheOthersContinue() {
        History history = History.of("web.1", "worker.1").quietly();

        history.cannotStart("web.1", "no such directory: /x", Retry.NEVER);

        assertThat(history.news())
                .containsExactly("web.1: cannot start: no such directory: /x, failed: no such directory: /x");
        history.started("worker.1").after(3600).signal(Signal.INT).ends("worker.1", 0);
        assertThat(history.exitCodes()).containsExactly(71);
    }

    @Test
    void temporaryErrorsAreRetriedEveryOneToSixtySecondsForever() {
        History history = History.of("web.1").quietly();
        int[] pauses = {1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60, 60, 60, 60};

        for (int pause : pauses) {
            assertThat(history.cannotStart("web.1", "out of memory", Retry.ALWAYS)
                            .news())
                    .containsExactly("web.1: cannot start: out of memory, retrying in " + pause + " s");
            assertThat(history.after(pause - 0.001).news()).isEmpty();
            assertThat(history.after(pause * 0.1 + 0.002).news())
                    .containsExactly("spawn web.1#" + history.incarnation("web.1"));
        }
    }

    /** A mishap in the thread that starts processes once cost a process: it had failed for good. */
    @Test
    void aMishapOfJforemanIsRetriedLikeATemporaryError() {
        History history = History.of("web.1").quietly();

        assertThat(history.cannotStart("web.1", "internal error", Retry.LIMITED).news())
                .containsExactly("web.1: cannot start: internal error, retrying in 1 s");
        history.after(2).started("web.1").after(5).signal(Signal.INT).ends("web.1", 0);

        assertThat(history.exitCodes()).containsExactly(0);
    }

    @Test
    void anErrorOfJforemanThatComesEachTimeEndsTheRetries() {
        History history = History.of("web.1").quietly();
        for (int retry = 1; retry <= 10; retry++) {
            assertThat(history.cannotStart("web.1", "internal error", Retry.LIMITED)
                            .news())
                    .singleElement()
                    .asString()
                    .startsWith("web.1: cannot start: internal error, retrying in ");
            history.after(70).quietly();
        }

        history.cannotStart("web.1", "internal error", Retry.LIMITED);

        assertThat(history.news()).contains("web.1: cannot start: internal error, failed: internal error");
        assertThat(history.armed()).isEmpty();
    }

    @Test
    void aStartThatSucceededAllowsAllRetriesAgain() {
        History history = History.of("web.1");
        for (int retry = 1; retry <= 10; retry++) {
            history.cannotStart("web.1", "internal error", Retry.LIMITED).after(70);
        }
        history.started("web.1").ends("web.1", 3).after(70).quietly();

        history.cannotStart("web.1", "internal error", Retry.LIMITED);

        assertThat(history.news()).containsExactly("web.1: cannot start: internal error, retrying in 1 s");
    }

    @Test
    void aStartThatSucceededLaterDoesNotChangeTheExitCode() {
        History history = History.of("web.1")
                .cannotStart("web.1", "out of memory", Retry.ALWAYS)
                .after(2)
                .started("web.1");

        history.after(5).ends("web.1", 0);

        assertThat(history.exitCodes()).containsExactly(0);
    }

    @Test
    void refusalsDoNotCountAsRestartsNorMakeTheirPausesLonger() {
        History history = History.of("web.1")
                .cannotStart("web.1", "out of memory", Retry.ALWAYS)
                .after(2);
        history.started("web.1").after(1).quietly();

        history.ends("web.1", 1);

        assertThat(history.news()).containsExactly("web.1: exited with code 1 after 1 s, restart 1 in 0.5 s");
        assertThat(history.instance("web.1").history().total()).isEqualTo(1);
    }

    @Test
    void aStopWhileTryingAgainEndsTheSessionWithItsCode() {
        History history = History.of("web.1").cannotStart("web.1", "out of memory", Retry.ALWAYS);

        history.after(0.5).signal(Signal.INT);

        assertThat(history.exitCodes()).containsExactly(71);
        assertThat(history.armed()).isEmpty();
    }

    @Test
    void aProcessThatExitsBeforeItsStartIsHandledIsReportedInOrder() {
        History history =
                History.of(GivenRules.given("web.1").onExit(OnExit.IGNORE)).quietly();

        history.ends("web.1", 3);
        assertThat(history.news()).isEmpty();
        history.after(0.2).started("web.1");

        assertThat(history.news())
                .containsExactly("web.1: started with pid 101", "web.1: exited with code 3 after 0 s", "finish 3");
    }

    @Test
    void theRunOfAProcessIsNotCountedBackwardsWhenItsEndOvertakesItsStart() {
        History history = History.of(GivenRules.given("web.1").onExit(OnExit.IGNORE));

        history.leaderEnds("web.1", new Outcome.Exited(3)).after(0.2).started("web.1");

        assertThat(history.instance("web.1").state())
                .isInstanceOfSatisfying(
                        ProcessState.Draining.class,
                        draining -> assertThat(
                                        draining.life().end().orElseThrow().ran())
                                .isZero());
    }

    @Test
    void aStopWhileStartingStartsNothingMoreAndStopsTheTwoOnTheirWay() {
        History history =
                History.of("web.1", "web.2", "web.3", "web.4").started("web.1").quietly();

        history.signal(Signal.TERM);
        assertThat(history.news())
                .containsExactly(
                        "system: SIGTERM received, starting shutdown",
                        "system: sending SIGTERM to all processes",
                        "TERM to group of web.1",
                        "CONT to group of web.1");
        history.started("web.2");
        assertThat(history.news())
                .containsExactly("web.2: started with pid 102", "TERM to group of web.2", "CONT to group of web.2");
        history.ends("web.1", 0).ends("web.2", 143).started("web.3").quietly().ends("web.3", 143);
        assertThat(history.exitCodes()).containsExactly(0);
        assertThat(history.instance("web.4").incarnation()).isZero();
    }

    @Test
    void aSpawnRefusedDuringTheStopIsNotTriedAgain() {
        History history = History.of("web.1").signal(Signal.INT).cannotStart("web.1", "out of memory", Retry.ALWAYS);

        assertThat(history.isFinished()).isTrue();
        assertThat(history.armed()).isEmpty();
    }

    @Test
    void threeHundredInstancesAreSpawnedInThreeHundredSteps() {
        String[] names = IntStream.rangeClosed(1, 300).mapToObj(i -> "web." + i).toArray(String[]::new);
        History history = History.of(names);

        assertThat(history.news()).containsExactly("spawn web.1#1", "spawn web.2#1");
        for (int i = 0; i < names.length; i++) {
            history.started(names[i]);
            if (i + 2 < names.length) {
                assertThat(history.news()).last().isEqualTo("spawn " + names[i + 2] + "#1");
            }
        }

        List<Instance> instances = List.copyOf(history.state().instances().values());
        assertThat(instances).hasSize(300).allMatch(i -> i.state() instanceof ProcessState.Running);
    }
}
