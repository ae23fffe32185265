package dev.jforeman.supervisor;

import static dev.jforeman.testing.GivenRules.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Outcome;
import dev.jforeman.model.Restart.OnExit;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Crashes, backoff pauses, and the restart limit. */
class RestartTest {
    private static final Outcome SEGV = new Outcome.Signalled(11, "SIGSEGV", true);

    @Test
    void aCrashAndItsRestartAreReportedOnOneLine() {
        History history = History.running("web.1", "worker.1").after(3.2);

        history.ends("web.1", 1);

        assertThat(history.news()).containsExactly("web.1: exited with code 1 after 3.2 s, restart 1 in 0.5 s");
    }

    @Test
    void aSignalIsNamedAndItsCoreFileToo() {
        History history = History.running("web.1").after(0.7);

        assertThat(history.ends("web.1", SEGV).news())
                .containsExactly("web.1: terminated by SIGSEGV (core dumped) after 0.7 s, restart 1 in 0.5 s");
    }

    @Test
    void thePausesDoubleFromHalfASecondToThirtyAndTheEleventhRestartIsNotMade() {
        History history = History.running("web.1", "worker.1");
        double[] pauses = {0.5, 1, 2, 4, 8, 16, 30, 30, 30, 30};

        for (double pause : pauses) {
            history.ends("web.1", 1).quietly();
            assertThat(history.after(pause - 0.001).news()).isEmpty();
            assertThat(history.after(pause * 0.1 + 0.002).news())
                    .containsExactly("spawn web.1#" + history.incarnation("web.1"));
            history.started("web.1").quietly();
        }
        history.ends("web.1", 1);

        assertThat(history.news())
                .containsExactly("web.1: exited with code 1 after 0 s, failed: more than 10 restarts in 5 minutes");
        assertThat(history.instance("web.1").state()).isInstanceOf(ProcessState.Failed.class);
        assertThat(history.instance("worker.1").state()).isInstanceOf(ProcessState.Running.class);
        assertThat(history.isFinished()).isFalse();
        assertThat(history.ends("worker.1", 0).exitCodes()).containsExactly(1);
    }

    @Test
    void restartsOlderThanFiveMinutesAreForgotten() {
        History history = History.running("web.1");

        for (int crash = 0; crash < 30; crash++) {
            history.after(29).ends("web.1", 1).after(34).started("web.1");
        }

        assertThat(history.instance("web.1").state()).isInstanceOf(ProcessState.Running.class);
        assertThat(history.instance("web.1").history().restartsAt()).hasSizeLessThanOrEqualTo(10);
        assertThat(history.instance("web.1").history().total()).isEqualTo(30);
    }

    @Test
    void aRunOfThirtySecondsMakesThePausesShortAgain() {
        History history = History.running("web.1");
        history.ends("web.1", 1).after(1).started("web.1");
        history.ends("web.1", 1).after(2).started("web.1");
        history.after(29.999).ends("web.1", 1).after(3).started("web.1").quietly();

        history.after(30).ends("web.1", 1);

        assertThat(history.news()).containsExactly("web.1: exited with code 1 after 30 s, restart 1 in 0.5 s");
    }

    @ParameterizedTest
    @ValueSource(ints = {126, 127})
    void aCommandThatCannotBeRunIsNotTriedAgain(int code) {
        History history = History.running("web.1", "worker.1");

        assertThat(history.ends("web.1", code).news())
                .containsExactly("web.1: exited with code " + code + " after 0 s, failed: the command cannot be run");
    }

    @Test
    void anExitCodeThatAnotherProcessCollectedCountsAsAFailure() {
        History history = History.running("web.1");

        assertThat(history.ends("web.1", new Outcome.Unknown()).news())
                .containsExactly("web.1: exited, but another process collected its exit code after 0 s,"
                        + " restart 1 in 0.5 s");
    }

    @Test
    void aRestartWaitsUntilTheGroupIsEmpty() {
        History history = History.running("web.1");

        history.leaderEnds("web.1", new Outcome.Exited(1)).outputCloses("web.1");
        assertThat(history.news()).isEmpty();
        history.after(1);
        assertThat(history.news())
                .containsExactly(
                        "web.1: process exited, stopping the rest of its process group",
                        "TERM to group of web.1",
                        "CONT to group of web.1");
        assertThat(history.after(4.9).news()).isEmpty();
        history.after(0.1);
        assertThat(history.news())
                .containsExactly(
                        "web.1: still running after 5 s, sending SIGKILL to its process group",
                        "KILL to group of web.1");
        history.groupEmpties("web.1");
        assertThat(history.news()).containsExactly("web.1: exited with code 1 after 0 s, restart 1 in 0.5 s");
    }

    @Test
    void outputHeldOpenDelaysARestartByASecondAtMost() {
        History history = History.running("web.1");

        history.leaderEnds("web.1", new Outcome.Exited(1)).groupEmpties("web.1");

        assertThat(history.after(0.999).news()).isEmpty();
        assertThat(history.after(0.001).news())
                .containsExactly("web.1: exited with code 1 after 0 s, restart 1 in 0.5 s");
    }

    @Test
    void duplicatesOfTheEndDoNotLengthenTheDrainWindow() {
        History history = History.running("web.1").leaderEnds("web.1", new Outcome.Exited(1));

        history.after(0.9).groupEmpties("web.1").groupEmpties("web.1");
        history.leaderEnds("web.1", new Outcome.Exited(0));

        assertThat(history.after(0.1).news())
                .containsExactly("web.1: exited with code 1 after 0 s, restart 1 in 0.5 s");
    }

    @Test
    void ownLimitsAndPausesHold() {
        History history = History.running(
                given("web.1").mostRestarts(2).backoff(Duration.ofSeconds(3), Duration.ofSeconds(4)),
                given("worker.1"));

        assertThat(history.ends("web.1", 1).news())
                .containsExactly("web.1: exited with code 1 after 0 s, restart 1 in 3 s");
        history.after(4).started("web.1").quietly();
        assertThat(history.ends("web.1", 1).news())
                .containsExactly("web.1: exited with code 1 after 0 s, restart 2 in 4 s");
        history.after(5).started("web.1").quietly();
        assertThat(history.ends("web.1", 1).news())
                .containsExactly("web.1: exited with code 1 after 0 s, failed: more than 2 restarts in 5 minutes");
    }

    @Test
    void withoutRestartsTheFirstFailureIsFinal() {
        History history = History.running(given("web.1").mostRestarts(0), given("worker.1"));

        assertThat(history.ends("web.1", 1).news())
                .containsExactly("web.1: exited with code 1 after 0 s, failed: it is never restarted");
    }

    @Test
    void aTaskIsDoneWithZeroAndFailedOtherwiseWhateverThePolicy() {
        History history = History.running(
                given("migrate.1").task().onExit(OnExit.ALWAYS), given("seed.1").task(), given("web.1"));

        assertThat(history.ends("migrate.1", 0).news()).containsExactly("migrate.1: exited with code 0 after 0 s");
        assertThat(history.ends("seed.1", 4).news())
                .containsExactly("seed.1: exited with code 4 after 0 s, failed: a task is not restarted");
        assertThat(history.instance("migrate.1").state()).isInstanceOf(ProcessState.Done.class);
        assertThat(history.instance("seed.1").state()).isInstanceOf(ProcessState.Failed.class);
        assertThat(history.ends("web.1", 0).exitCodes()).containsExactly(4);
    }

    @Test
    void withOnExitStopOnlyAFailedTaskStopsEverything() {
        History history = History.running(
                given("migrate.1").task().onExit(OnExit.STOP),
                given("seed.1").task().onExit(OnExit.STOP),
                given("web.1").onExit(OnExit.STOP));

        assertThat(history.ends("migrate.1", 0).news()).containsExactly("migrate.1: exited with code 0 after 0 s");
        assertThat(history.ends("seed.1", 4).news())
                .startsWith("seed.1: exited with code 4 after 0 s, stopping all")
                .contains("TERM to group of web.1");
        assertThat(history.ends("web.1", 143).exitCodes()).containsExactly(4);
    }

    @Test
    void aTaskRunsAgainWhenAskedTo() {
        History history = History.running(given("migrate.1").task(), given("web.1"))
                .ends("migrate.1", 0)
                .quietly();

        history.askRestart(7, "migrate.1");

        assertThat(history.news()).containsExactly("spawn migrate.1#2");
    }
}
