package dev.jforeman.session;

import static dev.jforeman.testing.GivenRules.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.session.SessionObserver.UntilReady;
import dev.jforeman.supervisor.TimerId;
import dev.jforeman.testing.GivenPlan;
import dev.jforeman.testing.GivenRules;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UntilReadyTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String READY = "system: all processes are ready, stopping";
    private static final String NOT_READY = "system: not all processes are ready, stopping";

    private static SteppedSession session(GivenRules... formation) {
        return new SteppedSession(GivenPlan.of(formation))
                .observedBy(new UntilReady())
                .boot();
    }

    @Test
    void everythingIsStoppedOnceEachProcessIsReadyAndEachTaskIsDone() {
        SteppedSession session =
                session(given("web.1").ready(SECOND), given("migrate.1").task());
        session.ends("migrate.1", 0);
        assertThat(session.said()).as("web is not ready").doesNotContain(READY);

        session.ready("web.1");

        assertThat(session.said()).containsOnlyOnce(READY).doesNotContain(NOT_READY);
        assertThat(session.isFinished()).isTrue();
        assertThat(session.exitCode()).isZero();
    }

    @Test
    void aProcessWithoutACheckIsReadyOnceItRuns() {
        SteppedSession session = session(given("web.1"));

        assertThat(session.said()).contains(READY);
        assertThat(session.exitCode()).isZero();
    }

    @Test
    void aProcessThatIsNotReadyInTimeStopsEverythingWithCode124() {
        SteppedSession session = session(given("web.1").ready(SECOND), given("worker.1"));

        session.timesOut("web.1", TimerId.Kind.READY);

        assertThat(session.said()).containsOnlyOnce(NOT_READY).doesNotContain(READY);
        assertThat(session.isFinished()).isTrue();
        assertThat(session.exitCode()).isEqualTo(124);
    }

    @Test
    void aTaskThatFailsGivesItsExitCode() {
        SteppedSession session = session(given("migrate.1").task(), given("web.1"));

        session.ends("migrate.1", 5);

        assertThat(session.said()).containsOnlyOnce(NOT_READY);
        assertThat(session.isFinished()).isTrue();
        assertThat(session.exitCode()).isEqualTo(5);
    }

    @Test
    void aCrashThatIsFollowedByARestartIsWaitedOut() {
        SteppedSession session = session(given("web.1").ready(SECOND));

        session.ends("web.1", 5);
        assertThat(session.isFinished()).isFalse();

        session.timesOut("web.1", TimerId.Kind.BACK_OFF).ready("web.1");
        assertThat(session.said()).containsOnlyOnce(READY);
    }
}
