package dev.jforeman.smoke;

import static dev.jforeman.testing.GivenRules.given;
import static dev.jforeman.testing.GivenRules.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Signal;
import dev.jforeman.session.SessionHandle;
import dev.jforeman.session.SessionObserver;
import dev.jforeman.session.SteppedSession;
import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Notice;
import dev.jforeman.supervisor.State;
import dev.jforeman.supervisor.TimerId;
import dev.jforeman.testing.GivenPlan;
import dev.jforeman.testing.GivenRules;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmokeVerdictTest {
    private static final GivenRules WEB = given("web.1");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private int allowedRestarts;
    private Optional<SmokeReport.CommandRun> command = Optional.empty();
    private Optional<Signal> signal = Optional.empty();
    private boolean isTooLate;
    private boolean isKillAllowed;

    /** A session, and the rows that observe its events. */
    private static final class Watched implements SessionObserver {
        private final SmokeRows rows;
        private final SteppedSession session;

        Watched(int allowedRestarts, GivenRules... formation) {
            rows = new SmokeRows(GivenPlan.of(formation), allowedRestarts);
            session = new SteppedSession(GivenPlan.of(formation)).observedBy(this);
            session.boot();
        }

        @Override
        public void begin(SessionHandle handle) {}

        @Override
        public void see(Effect effect) {
            if (effect instanceof Effect.Say(Notice notice)) {
                rows.see(notice, false);
            }
        }

        @Override
        public int end(State state, int exitCode) {
            return exitCode;
        }
    }

    private Watched watched(GivenRules... formation) {
        return new Watched(allowedRestarts, formation);
    }

    private SmokeVerdict verdict(Watched seen) {
        return verdict(seen, seen.session.exitCode());
    }

    private SmokeVerdict verdict(Watched seen, int exitCode) {
        return SmokeVerdict.on(
                new SmokeVerdict.Evidence(seen.rows, command, signal, isTooLate, isKillAllowed),
                seen.session.state(),
                exitCode);
    }

    private static SmokeVerdict bad(String problem, int code) {
        return new SmokeVerdict(Optional.of(problem), code);
    }

    private static Optional<SmokeReport.CommandRun> ran(OptionalInt code) {
        return Optional.of(new SmokeReport.CommandRun("make test", code, SECOND));
    }

    @Test
    void aRunWithoutProblemsIsASuccess() {
        command = ran(OptionalInt.of(0));

        assertThat(verdict(watched(WEB))).isEqualTo(new SmokeVerdict(Optional.empty(), 0));
    }

    @Test
    void withoutAProblemTheExitCodeIsThatOfTheSession() {
        assertThat(verdict(watched(WEB), 70)).isEqualTo(new SmokeVerdict(Optional.empty(), 70));
    }

    @Test
    void theExitCodeOfTheCommandComesBeforeAFailureAndASignal() {
        command = ran(OptionalInt.of(9));
        signal = Optional.of(Signal.INT);
        Watched seen = watched(given("web.1").onExit(OnExit.IGNORE));
        seen.session.ends("web.1", 7);

        assertThat(verdict(seen)).isEqualTo(bad("the command exited with code 9", 9));
    }

    @Test
    void aSignalComesBeforeAFailure() {
        signal = Optional.of(Signal.TERM);
        Watched seen = watched(given("web.1").onExit(OnExit.IGNORE));
        seen.session.ends("web.1", 7);

        assertThat(verdict(seen)).isEqualTo(bad("interrupted", 143));
    }

    @Test
    void aFailureIsNamedAndGivesItsExitCode() {
        Watched seen = watched(given("web.1").onExit(OnExit.IGNORE));
        seen.session.ends("web.1", 7);

        assertThat(verdict(seen)).isEqualTo(bad("web.1 exited with code 7 after 0 s", 7));
    }

    @ParameterizedTest
    @CsvSource({"0, 7", "1, 0"})
    void aCrashWithASuccessfulRestartFailsTheRunUnlessRestartsAreTolerated(int allowed, int exitCode) {
        allowedRestarts = allowed;
        Watched seen = watched(given("web.1").ready(SECOND));
        seen.session.ready("web.1").ends("web.1", 7).timesOut("web.1", TimerId.Kind.BACK_OFF);
        seen.session.ready("web.1");

        assertThat(verdict(seen, 0).code()).isEqualTo(exitCode);
    }

    @Test
    void aCrashWithoutRecoveryFailsTheRunEvenIfItsRestartIsTolerated() {
        allowedRestarts = 1;
        Watched seen = watched(WEB);
        seen.session.ends("web.1", 7);

        assertThat(verdict(seen)).isEqualTo(bad("web.1 exited with code 7 after 0 s", 7));
    }

    @Test
    void theProcessesThatAreNotReadyInTimeAreNamed() {
        isTooLate = true;
        Watched seen = watched(
                given("web.1").ready(SECOND),
                given("web.2").ready(SECOND),
                given("worker.1").ready(SECOND));
        seen.session.ready("web.2");

        assertThat(verdict(seen)).isEqualTo(bad("not ready in time: web.1, worker.1", 124));
    }

    @Test
    void aKnownProblemIsReportedInsteadOfTheTimeout() {
        isTooLate = true;
        Watched seen = watched(WEB);
        seen.rows.see(new Notice.NotReady(name("web.1"), SECOND, 1, "refused"), false);

        assertThat(verdict(seen)).isEqualTo(bad("web.1 not ready after 1 s: refused, 1 try", 124));
    }

    @Test
    void aCommandThatWasStoppedForTheTimeIsNamed() {
        isTooLate = true;
        command = ran(OptionalInt.empty());

        assertThat(verdict(watched(WEB))).isEqualTo(bad("the command did not exit in time", 124));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "3, 3"})
    void aProblemIsNeverASuccess(int sessionCode, int exitCode) {
        Watched seen = watched(given("web.1").ready(SECOND).onExit(OnExit.IGNORE));
        seen.session.ends("web.1", 0);

        assertThat(verdict(seen, sessionCode)).isEqualTo(bad("web.1 exited with code 0 after 0 s", exitCode));
    }

    @ParameterizedTest
    @CsvSource({"false, 1", "true, 0"})
    void aProcessThatHadToBeKilledIsAProblemUnlessThatIsAllowed(boolean isAllowed, int exitCode) {
        isKillAllowed = isAllowed;
        Watched seen = watched(WEB);
        seen.rows.see(new Notice.Killing(name("web.1"), SECOND), true);

        SmokeVerdict verdict = verdict(seen);

        assertThat(verdict.code()).isEqualTo(exitCode);
        assertThat(verdict.problem()).isEqualTo(isAllowed ? Optional.empty() : Optional.of("had to be killed: web.1"));
    }
}
