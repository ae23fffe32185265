package dev.jforeman.supervisor;

import static dev.jforeman.testing.GivenRules.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Outcome;
import dev.jforeman.model.Signal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shutdown, from the first Ctrl-C to the end of the session. */
class ShutdownTest {
    @ParameterizedTest
    @EnumSource(names = {"INT", "TERM", "HUP", "QUIT"})
    void aSignalStopsAllAtOnceInOrder(Signal signal) {
        History history = History.running("web.1", "worker.1");

        history.signal(signal);

        assertThat(history.news())
                .containsExactly(
                        "system: SIG" + signal + " received, starting shutdown",
                        "system: sending SIGTERM to all processes",
                        "TERM to group of web.1",
                        "CONT to group of web.1",
                        "TERM to group of worker.1",
                        "CONT to group of worker.1");
        history.ends("web.1", 143).ends("worker.1", 0);
        assertThat(history.news())
                .containsExactly(
                        "web.1: exited with code 143 after 0 s", "worker.1: exited with code 0 after 0 s", "finish 0");
        assertThat(history.armed()).isEmpty();
    }

    /** An internal failure once ended the session. */
    @Test
    void anInternalFailureIsReportedAndNothingIsStopped() {
        History history = History.running("web.1");

        history.happens(new Event.HelperFailed(history.now(), "pump web.1", "java.lang.StackOverflowError", true));
        history.happens(new Event.HelperFailed(history.now(), "reaper", "java.lang.OutOfMemoryError", false));

        assertThat(history.news())
                .containsExactly(
                        "system: internal error in pump web.1, which goes on, please report it:"
                                + " java.lang.StackOverflowError",
                        "system: internal error in reaper, which is given up, please report it:"
                                + " java.lang.OutOfMemoryError");
    }

    @Test
    void afterASecondOneLineNamesTheProcessesStillAlive() {
        History history = History.running("web.1", "worker.1", "clock.1")
                .signal(Signal.INT)
                .ends("clock.1", 0)
                .quietly();

        assertThat(history.after(0.999).news()).isEmpty();
        assertThat(history.after(0.001).news()).containsExactly("system: waiting for web.1, worker.1, SIGKILL in 4 s");
        assertThat(history.after(3.9).news()).isEmpty();
    }

    @Test
    void afterTheTimeoutKillAndAfterTwoMoreSecondsTheNameOfWhatIsLeft() {
        History history = History.running(given("web.1").stopTimeout(Duration.ofSeconds(2)))
                .signal(Signal.INT)
                .quietly();

        history.after(1).quietly();
        assertThat(history.after(1).news())
                .containsExactly(
                        "web.1: still running after 2 s, sending SIGKILL to its process group",
                        "KILL to group of web.1");
        assertThat(history.after(1.999).news()).isEmpty();
        assertThat(history.after(0.001).news())
                .containsExactly("web.1: still running after SIGKILL, giving up on process group 101", "finish 1");
    }

    @Test
    void eachHasItsOwnTime() {
        History history = History.running(
                given("web.1").stopTimeout(Duration.ofSeconds(2)), given("db.1").stopTimeout(Duration.ofSeconds(9)));

        history.signal(Signal.INT).after(2.5);

        assertThat(history.news()).contains("KILL to group of web.1").doesNotContain("KILL to group of db.1");
    }

    @Test
    void aSecondCtrlCIsKillNow() {
        History history = History.running("web.1", "worker.1")
                .signal(Signal.INT)
                .ends("worker.1", 0)
                .quietly();

        history.after(0.5).signal(Signal.INT);

        assertThat(history.news())
                .containsExactly("system: sending SIGKILL to all processes", "KILL to group of web.1");
        history.ends("web.1", new Outcome.Signalled(9, "SIGKILL", false));
        assertThat(history.exitCodes()).containsExactly(0);
    }

    @Test
    void aSecondSignalWithinAnInstantIsTheSameRequest() {
        History history = History.running("web.1").signal(Signal.INT).quietly();

        history.after(0.199).signal(Signal.TERM);

        assertThat(history.news()).isEmpty();
    }

    @Test
    void aThirdCtrlCLeavesAtOnceAndNamesWhatIsLeft() {
        History history = History.running("web.1")
                .signal(Signal.INT)
                .after(0.3)
                .signal(Signal.INT)
                .quietly();

        assertThat(history.after(0.5).signal(Signal.INT).news())
                .as("KILL may need a moment")
                .isEmpty();
        history.after(0.5).quietly().signal(Signal.INT);

        assertThat(history.news())
                .containsExactly("web.1: still running after SIGKILL, giving up on process group 101", "finish 1");
        assertThat(history.armed()).isEmpty();
    }

    @Test
    void aThirdCtrlCLeavesNoStartingProcessBehind() {
        History history = History.of("web.1")
                .signal(Signal.INT)
                .after(0.3)
                .signal(Signal.INT)
                .after(1.0);

        history.signal(Signal.INT);
        assertThat(history.isFinished()).isFalse();
        history.quietly().started("web.1");

        assertThat(history.news()).contains("KILL to group of web.1");
    }

    @Test
    void aHangUpDuringTheStopChangesNothing() {
        History history = History.running("web.1").signal(Signal.INT).after(0.5).quietly();

        assertThat(history.signal(Signal.HUP).news()).isEmpty();
    }

    @Test
    void aStormOfSignalsIsOneShutdown() {
        History history = History.running("web.1").quietly();

        for (int i = 0; i < 500; i++) {
            history.signal(Signal.TERM);
        }

        assertThat(history.news())
                .containsExactly(
                        "system: SIGTERM received, starting shutdown",
                        "system: sending SIGTERM to all processes",
                        "TERM to group of web.1",
                        "CONT to group of web.1");
    }

    @ParameterizedTest
    @EnumSource(names = {"USR1", "USR2"})
    void userSignalsGoOnToTheLeadersInForemansWords(Signal signal) {
        History history = History.of("web.1", "worker.1").started("web.1").quietly();

        history.signal(signal);

        assertThat(history.news())
                .containsExactly("system: " + signal + " received, forwarding it to children", signal + " to web.1");
    }

    @Test
    void aClosedStandardOutputStopsEverythingSilently() {
        History history = History.running("web.1");

        history.happens(new Event.OutputGone(history.now(), "Broken pipe", true));

        assertThat(history.news())
                .containsExactly(
                        "system: sending SIGTERM to all processes", "TERM to group of web.1", "CONT to group of web.1");
    }

    @Test
    void aPauseBeforeARestartIsOverWithTheSession() {
        History history = History.running("web.1").ends("web.1", 1).quietly();

        history.signal(Signal.INT);

        assertThat(history.news()).endsWith("finish 1");
        assertThat(history.armed()).isEmpty();
    }

    @Test
    void theRestOfAGroupWhoseLeaderHasExitedIsStoppedToo() {
        History history = History.running("web.1")
                .leaderEnds("web.1", new Outcome.Exited(0))
                .quietly();

        history.signal(Signal.INT);

        assertThat(history.news()).contains("TERM to group of web.1");
        assertThat(history.groupEmpties("web.1").outputCloses("web.1").exitCodes())
                .containsExactly(0);
    }

    @Test
    void outputThatIsNotReadDelaysAStopByATenthOfASecond() {
        History history = History.running("web.1").signal(Signal.INT).quietly();
        history.leaderEnds("web.1", new Outcome.Exited(0)).groupEmpties("web.1");

        assertThat(history.after(0.099).exitCodes()).isEmpty();
        assertThat(history.after(0.001).exitCodes()).containsExactly(0);
    }

    @Test
    void aChangedFileRestartsNothingDuringTheStop() {
        History history =
                History.running("web.1", "worker.1").ends("web.1", 127).signal(Signal.INT);

        history.filesChange("web.1").ends("worker.1", 0);

        assertThat(history.exitCodes()).containsExactly(127);
    }

    @Test
    void afterTheEndNothingMoreHappens() {
        History history = History.running("web.1").ends("web.1", 0).quietly();

        history.signal(Signal.INT).askStart(1, "web.1").after(100);

        assertThat(history.news()).isEmpty();
    }
}
