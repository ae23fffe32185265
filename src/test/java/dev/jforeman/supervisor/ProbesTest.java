package dev.jforeman.supervisor;

import static dev.jforeman.model.Checks.LiveCheck.Action.REPORT;
import static dev.jforeman.model.Checks.LiveCheck.Action.RESTART;
import static dev.jforeman.testing.GivenRules.given;
import static dev.jforeman.testing.GivenRules.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Outcome;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Signal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When probes run, and the effects of their results. */
class ProbesTest {
    private static final Duration MINUTE = Duration.ofSeconds(60);

    @Test
    void theLiveProbeTakesThePlaceOfTheOneForReadiness() {
        History history =
                History.of(given("web.1").ready(MINUTE).live(3, REPORT)).quietly();

        assertThat(history.started("web.1").news())
                .containsExactly("web.1: started with pid 101", "probe READY web.1#1");
        assertThat(history.after(0.4).ready("web.1").news())
                .containsExactly("stop probing web.1", "probe LIVE web.1#1", "web.1: ready after 0.4 s");
        assertThat(history.armed()).isEmpty();
    }

    @Test
    void withoutOneForReadinessTheLiveProbeBeginsAtOnce() {
        History history = History.of(given("web.1").live(3, REPORT)).quietly();

        assertThat(history.started("web.1").news()).endsWith("probe LIVE web.1#1");
    }

    @Test
    void noProbeRunsAfterTheEnd() {
        History history = History.running(given("web.1").ready(MINUTE), given("worker.1"));

        assertThat(history.leaderEnds("web.1", new Outcome.Exited(1)).news()).containsExactly("stop probing web.1");
        assertThat(history.armed())
                .noneMatch(timer -> timer instanceof TimerId.OfInstance own && own.kind() == TimerId.Kind.READY);
    }

    @Test
    void noProbeRunsDuringTheStop() {
        History history = History.running(given("web.1").ready(MINUTE));

        assertThat(history.signal(Signal.INT).news())
                .containsSubsequence("stop probing web.1", "TERM to group of web.1");
    }

    @Test
    void tooManyMissesInARowAreReportedOnceAndTheRecoveryToo() {
        History history = History.running(given("web.1").live(3, REPORT));

        history.live("web.1", false, "timed out")
                .live("web.1", false, "timed out")
                .live("web.1", true, "200");
        history.live("web.1", false, "timed out").live("web.1", false, "timed out");
        assertThat(history.news()).isEmpty();
        history.live("web.1", false, "500 from /").live("web.1", false, "500 from /");
        assertThat(history.news()).containsExactly("web.1: unhealthy: 500 from /, 3 times in a row");
        assertThat(history.live("web.1", true, "200").news()).containsExactly("web.1: healthy again");
        assertThat(history.live("web.1", true, "200").news()).isEmpty();
    }

    @Test
    void anUnhealthyProcessIsRestartedAfterABackoff() {
        History history = History.running(given("web.1").live(2, RESTART)).after(3);

        history.live("web.1", false, "timed out").live("web.1", false, "timed out");
        assertThat(history.news())
                .containsExactly(
                        "web.1: unhealthy: timed out, 2 times in a row, restarting",
                        "stop probing web.1",
                        "TERM to group of web.1",
                        "CONT to group of web.1");
        history.ends("web.1", 0);
        assertThat(history.news()).containsExactly("web.1: exited with code 0 after 3 s, restart 1 in 0.5 s");
        assertThat(history.after(0.6).news()).containsExactly("spawn web.1#2");
    }

    @Test
    void anUnhealthyProcessWithoutFurtherRestartsIsAFailure() {
        History history = History.running(given("web.1").live(1, RESTART).mostRestarts(0));

        history.live("web.1", false, "timed out").ends("web.1", 0);

        assertThat(history.exitCodes()).containsExactly(1);
    }

    @Test
    void aStopByRequestIsNotUndoneByBadHealth() {
        History history = History.running(given("web.1").live(1, RESTART), given("worker.1"));

        history.live("web.1", false, "timed out").askStop(1, "web.1").quietly().ends("web.1", 0);

        assertThat(history.news()).containsExactly("web.1: exited with code 0 after 0 s", "reply 1: done");
    }

    @Test
    void anAnswerOfAnOlderIncarnationCountsForNothing() {
        History history = History.running(given("web.1").ready(MINUTE))
                .ends("web.1", 1)
                .after(1)
                .started("web.1");
        long stale = history.state().session().staleEvents();

        history.happens(new Event.Probed(history.now(), name("web.1"), 1, Event.Probed.Probe.READY, true, "200"));

        assertThat(history.state().session().staleEvents()).isEqualTo(stale + 1);
        assertThat(history.instance("web.1").state())
                .isInstanceOfSatisfying(
                        ProcessState.Running.class,
                        running -> assertThat(running.isReady()).isFalse());
    }

    @Test
    void aLateAnswerAboutReadinessIsNotTakenForOneAboutLife() {
        History history = History.running(given("web.1").ready(MINUTE).live(1, RESTART))
                .ready("web.1")
                .quietly();

        assertThat(history.probe("web.1", false, "connection refused").news()).isEmpty();
    }

    @Test
    void aChangedFileRestartsWhatRunsCrashedOrIsDoneButNotWhatWasStopped() {
        History history = History.running(
                given("run.1"),
                given("crash.1"),
                given("done.1"),
                given("stopped.1"),
                given("failed.1").task());
        history.ends("crash.1", 1)
                .ends("done.1", 0)
                .ends("failed.1", 1)
                .askStop(1, "stopped.1")
                .ends("stopped.1", 0);
        history.quietly();

        assertThat(history.filesChange("run.1").news())
                .containsExactly(
                        "run.1: files changed, restarting", "TERM to group of run.1", "CONT to group of run.1");
        assertThat(history.filesChange("crash.1").news())
                .containsExactly("crash.1: files changed, restarting", "spawn crash.1#2");
        assertThat(history.started("crash.1").filesChange("done.1").news()).endsWith("spawn done.1#2");
        assertThat(history.started("done.1").filesChange("failed.1").news()).endsWith("spawn failed.1#2");
        assertThat(history.started("failed.1")
                        .quietly()
                        .filesChange("stopped.1")
                        .news())
                .isEmpty();
    }

    @Test
    void aBurstOfChangesCausesOneRestart() {
        History history = History.running("web.1").filesChange("web.1").quietly();

        history.filesChange("web.1").filesChange("web.1");
        assertThat(history.news()).isEmpty();
        history.ends("web.1", 143).filesChange("web.1").started("web.1");

        assertThat(history.incarnation("web.1")).isEqualTo(2);
        assertThat(history.news()).doesNotContain("TERM to group of web.1");
    }

    @Test
    void aChangedFileCanBeASignalInstead() {
        History history = History.running(given("web.1").onChange(Signal.HUP).onExit(OnExit.RESTART));

        assertThat(history.filesChange("web.1").news())
                .containsExactly("web.1: files changed, sending SIGHUP", "HUP to group of web.1");
    }
}
