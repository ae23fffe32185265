package dev.jforeman.smoke;

import static dev.jforeman.testing.GivenRules.given;
import static dev.jforeman.testing.GivenRules.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Outcome;
import dev.jforeman.supervisor.Notice;
import dev.jforeman.supervisor.Notice.Next;
import dev.jforeman.testing.GivenPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SmokeRowsTest {
    private static final InstanceName WEB = name("web.1");
    private static final InstanceName MIGRATE = name("migrate.1");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Next NOTHING = new Next.Nothing();
    private static final Next RESTART = new Next.Restart(1, SECOND);

    private static SmokeRows rows(int allowedRestarts) {
        return new SmokeRows(GivenPlan.of(given("web.1"), given("migrate.1").task()), allowedRestarts);
    }

    private static void see(SmokeRows rows, Notice... notices) {
        for (Notice notice : notices) {
            rows.see(notice, false);
        }
    }

    private static Notice exit(InstanceName name, int code, boolean isFailure, Next next) {
        return new Notice.Ended(name, new Outcome.Exited(code), SECOND, isFailure, next);
    }

    private static SmokeReport.Row row(SmokeRows rows, InstanceName name) {
        return rows.report().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aProcessThatNeverStartedIsInTheReport() {
        assertThat(rows(0).report())
                .containsExactly(
                        new SmokeReport.Row(
                                WEB, Optional.empty(), 0, "was not started", OptionalLong.empty(), Optional.empty()),
                        new SmokeReport.Row(
                                MIGRATE,
                                Optional.empty(),
                                0,
                                "was not started",
                                OptionalLong.empty(),
                                Optional.empty()));
    }

    @Test
    void aProcessIsReadyWhenItsCheckPassesAndATaskWhenItIsDone() {
        SmokeRows rows = rows(0);

        see(rows, new Notice.Ready(WEB, Duration.ofSeconds(2)));
        assertThat(rows.notReady()).containsExactly(MIGRATE);

        see(rows, exit(MIGRATE, 0, false, NOTHING));
        assertThat(rows.notReady()).isEmpty();
        assertThat(row(rows, WEB).ready()).contains(Duration.ofSeconds(2));
        assertThat(row(rows, MIGRATE).ready()).contains(SECOND);
        assertThat(rows.firstProblem()).isEmpty();
    }

    @Test
    void aTaskThatFailsIsNotReady() {
        SmokeRows rows = rows(0);

        see(rows, exit(MIGRATE, 3, true, NOTHING));

        assertThat(rows.notReady()).contains(MIGRATE);
        assertThat(rows.firstProblem()).contains("migrate.1 exited with code 3 after 1 s");
    }

    @Test
    void aProcessThatExitsBeforeItIsReadyIsAProblemWhateverItsExitCode() {
        SmokeRows rows = rows(0);

        see(rows, exit(WEB, 0, false, NOTHING));

        assertThat(rows.firstProblem()).contains("web.1 exited with code 0 after 1 s");
    }

    @Test
    void aReadyProcessMayExitWithCodeZero() {
        SmokeRows rows = rows(0);

        see(rows, new Notice.Ready(WEB, SECOND), exit(WEB, 0, false, NOTHING));

        assertThat(rows.firstProblem()).isEmpty();
        assertThat(row(rows, WEB).ended()).isEqualTo("exited with code 0");
    }

    @Test
    void anExitDuringTheStopIsNoProblem() {
        SmokeRows rows = rows(0);

        rows.see(exit(WEB, 1, true, NOTHING), true);

        assertThat(rows.firstProblem()).isEmpty();
        assertThat(row(rows, WEB).ended()).isEqualTo("exited with code 1");
    }

    @Test
    void oneRestartMoreThanAllowedMakesAllCrashesCount() {
        SmokeRows rows = rows(1);

        see(rows, exit(WEB, 1, true, RESTART));
        assertThat(rows.isTolerated()).isTrue();
        assertThat(rows.firstProblem()).isEmpty();

        see(rows, exit(WEB, 2, true, RESTART));
        assertThat(rows.isTolerated()).isFalse();
        assertThat(rows.firstProblem()).contains("web.1 exited with code 1 after 1 s");
        assertThat(row(rows, WEB).restarts()).isEqualTo(2);
    }

    @Test
    void allowedRestartsTolerateOnlyCrashesThatAreFollowedByARestart() {
        SmokeRows rows = rows(5);

        see(rows, exit(WEB, 1, true, NOTHING));

        assertThat(rows.firstProblem()).contains("web.1 exited with code 1 after 1 s");
    }

    @Test
    void aProcessThatIsNotReadyOrCannotStartIsAProblem() {
        SmokeRows late = rows(0);
        see(late, new Notice.NotReady(WEB, SECOND, 3, "refused"));
        assertThat(late.firstProblem()).contains("web.1 not ready after 1 s: refused, 3 tries");

        SmokeRows unspawned = rows(0);
        see(unspawned, new Notice.CannotStart(WEB, "no such directory", NOTHING));
        assertThat(unspawned.firstProblem()).contains("web.1 cannot start: no such directory");

        SmokeRows waiting = rows(0);
        see(waiting, new Notice.NeedFailed(WEB, "db", "exited with code 1"));
        assertThat(waiting.firstProblem()).contains("web.1 cannot start: web waits for db, db exited with code 1");

        SmokeRows stuck = rows(0);
        see(stuck, new Notice.Unkillable(WEB, 77));
        assertThat(stuck.firstProblem()).contains("web.1 still running after SIGKILL, giving up on process group 77");
    }

    @Test
    void anUnhealthyProcessIsToleratedOnlyIfItIsRestarted() {
        SmokeRows rows = rows(1);

        see(rows, new Notice.Unhealthy(WEB, 3, "refused", true));
        assertThat(rows.firstProblem()).isEmpty();

        see(rows, new Notice.Unhealthy(WEB, 3, "refused", false));
        assertThat(rows.firstProblem()).contains("web.1 unhealthy: refused, 3 times in a row");
    }

    @Test
    void theProblemOfAProcessIsItsOwnAndThatOfTheRunIsTheFirst() {
        SmokeRows rows = rows(0);

        see(rows, exit(MIGRATE, 3, true, NOTHING), exit(WEB, 1, true, NOTHING));

        assertThat(rows.firstProblem()).contains("migrate.1 exited with code 3 after 1 s");
        assertThat(row(rows, WEB).problem()).contains("exited with code 1 after 1 s");
    }

    @Test
    void onlyAProcessThatHadToBeKilledIsNamedAsSuch() {
        SmokeRows rows = rows(0);

        see(rows, new Notice.Killing(WEB, SECOND), exit(MIGRATE, 0, false, NOTHING));

        assertThat(rows.killed()).containsExactly(WEB);
    }

    @Test
    void memoryIsThePeakOfItsGroupAndUnknownForAGroupThatWasNeverMeasured() {
        SmokeRows rows = rows(0);
        see(rows, new Notice.Started(WEB, 100), new Notice.Started(MIGRATE, 200));

        for (long bytes : List.of(5L, 9L, 7L)) {
            rows.measured(Map.of(100L, bytes, 300L, 1_000L));
        }

        assertThat(row(rows, WEB).peakBytes()).hasValue(9);
        assertThat(row(rows, MIGRATE).peakBytes()).isEmpty();
    }

    @Test
    void aProcessThatThePlanDoesNotHaveIsReportedToo() {
        SmokeRows rows = rows(0);

        see(rows, exit(name("clock.1"), 1, true, NOTHING));

        assertThat(row(rows, name("clock.1")).problem()).contains("exited with code 1 after 1 s");
    }
}
