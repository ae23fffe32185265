package dev.jforeman.smoke;

import static dev.jforeman.testing.GivenRules.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.contract.ProcessScript;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Rules.Need;
import dev.jforeman.model.Signal;
import dev.jforeman.session.FakeHost;
import dev.jforeman.session.SteppedSession;
import dev.jforeman.smoke.Smoke.SmokeOptions;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.TimerId;
import dev.jforeman.testing.GivenPlan;
import dev.jforeman.testing.GivenRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SmokeTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private int allowedRestarts;

    private record Run(Smoke smoke, SteppedSession session) {
        Optional<String> problem() {
            assertThat(session.exitCode()).isEqualTo(smoke.report().exitCode());
            return smoke.report().problem();
        }
    }

    private Run run(GivenRules... formation) {
        Smoke smoke = new Smoke(
                new SmokeOptions(Duration.ofHours(1), allowedRestarts, false, List.of(), Path.of("/"), Map.of()));
        return new Run(
                smoke,
                new SteppedSession(GivenPlan.of(formation)).observedBy(smoke).boot());
    }

    @Test
    void everythingIsStoppedOnceAllIsReadyAndEachTaskIsDone() {
        Run run = run(given("web.1").ready(SECOND), given("migrate.1").task());
        run.session().ready("web.1");
        assertThat(run.session().signals()).as("the task is not done").isEmpty();

        run.session().ends("migrate.1", 0);

        assertThat(run.session().signals()).startsWith("TERM web.1");
        assertThat(run.session().isFinished()).isTrue();
        assertThat(run.session().exitCode()).isZero();
        assertThat(run.problem()).isEmpty();
    }

    @Test
    void aCrashStopsEverythingAtOnce() {
        Run run = run(given("web.1").ready(SECOND), given("worker.1"));

        run.session().ends("worker.1", 3);

        assertThat(run.session().signals()).contains("TERM web.1");
        assertThat(run.session().exitCode()).isEqualTo(3);
        assertThat(run.problem()).contains("worker.1 exited with code 3 after 0 s");
    }

    @Test
    void aToleratedCrashStopsNothing() {
        allowedRestarts = 1;
        Run run = run(given("web.1").ready(SECOND), given("worker.1").ready(SECOND));

        run.session().ends("worker.1", 3);
        assertThat(run.session().signals()).isEmpty();

        run.session()
                .timesOut("worker.1", TimerId.Kind.BACK_OFF)
                .ready("worker.1")
                .ready("web.1");
        assertThat(run.session().isFinished()).isTrue();
        assertThat(run.session().exitCode()).isZero();
        assertThat(run.problem()).isEmpty();
    }

    @Test
    void aProcessThatIsNotReadyInItsOwnTimeStopsEverything() {
        Run run = run(given("web.1").ready(SECOND), given("worker.1"));

        run.session().timesOut("web.1", TimerId.Kind.READY);

        assertThat(run.session().isFinished()).isTrue();
        assertThat(run.session().said()).contains("web.1: not ready, stopping everything");
        assertThat(run.session().exitCode()).isEqualTo(124);
        assertThat(run.problem())
                .hasValueSatisfying(problem -> assertThat(problem).startsWith("web.1 not ready"));
    }

    @Test
    void theTimeoutOfTheRunNamesProcessesThatAreNotReady() {
        Run run = run(given("web.1").ready(SECOND), given("worker.1").ready(SECOND));
        run.session().ready("worker.1");

        run.smoke().timedOut();
        run.session().goOn();

        assertThat(run.session().isFinished()).isTrue();
        assertThat(run.session().said())
                .contains("web.1: not ready in time")
                .doesNotContain("worker.1: not ready in time")
                .contains("system: stopping everything, 1 h have passed");
        assertThat(run.session().exitCode()).isEqualTo(124);
        assertThat(run.problem()).contains("not ready in time: web.1");
    }

    @Test
    void aTimeoutDuringTheStopIsIgnored() {
        Run run = run(given("web.1"));
        assertThat(run.session().isFinished()).isTrue();

        run.smoke().timedOut();

        assertThat(run.session().exitCode()).isZero();
    }

    @Test
    void aSignalIsAnInterruption() {
        Run run = run(given("web.1").ready(SECOND));

        run.session().happening(new Event.SignalReceived(0, Signal.INT));

        assertThat(run.session().isFinished()).isTrue();
        assertThat(run.session().exitCode()).isEqualTo(130);
        assertThat(run.problem()).contains("interrupted");
    }

    @Test
    void aFailedDependencyStopsEverything() {
        Run run = run(
                given("migrate.1").task(),
                given("web.1").needs("migrate", Need.Condition.DONE),
                given("worker.1").ready(SECOND).onExit(OnExit.IGNORE));

        run.session().ends("migrate.1", 2);

        assertThat(run.session().isFinished()).isTrue();
        assertThat(run.session().exitCode()).isEqualTo(2);
        assertThat(run.problem()).contains("migrate.1 exited with code 2 after 0 s");
    }

    @Test
    void aCommandRunsOnceAllIsReadyAndItsExitCodeCounts() throws InterruptedException {
        Smoke smoke = new Smoke(
                new SmokeOptions(Duration.ofDays(1), 0, false, List.of("make", "test"), Path.of("/"), Map.of()));
        FakeHost host = FakeHost.running(ProcessScript.exits(9));
        SteppedSession session = new SteppedSession(GivenPlan.of(given("web.1").ready(SECOND)), host)
                .observedBy(smoke)
                .boot();
        assertThat(session.signals()).isEmpty();

        session.ready("web.1");
        assertThat(session.isFinished()).as("the command runs").isFalse();
        session.awaitFinish();

        assertThat(host.launches).hasSize(1);
        assertThat(session.exitCode()).isEqualTo(9);
        assertThat(smoke.report().problem()).contains("the command exited with code 9");
    }

    @Test
    void theTimeoutOfTheRunExpires() throws InterruptedException {
        Smoke smoke = new Smoke(new SmokeOptions(Duration.ZERO, 0, false, List.of(), Path.of("/"), Map.of()));
        SteppedSession session = new SteppedSession(GivenPlan.of(given("web.1").ready(SECOND)))
                .observedBy(smoke)
                .boot()
                .awaitFinish();

        assertThat(session.exitCode()).isEqualTo(124);
        assertThat(smoke.report().problem()).contains("not ready in time: web.1");
    }
}
