package dev.jforeman.supervisor;

import static dev.jforeman.model.Rules.Need.Condition.DONE;
import static dev.jforeman.model.Rules.Need.Condition.ENDED;
import static dev.jforeman.model.Rules.Need.Condition.READY;
import static dev.jforeman.model.Rules.Need.Condition.STARTED;
import static dev.jforeman.testing.GivenRules.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Signal;
import dev.jforeman.supervisor.Event.SpawnFailed.Retry;
import dev.jforeman.testing.GivenRules;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Dependencies: no process starts before its needs hold, and none waits for a need that can no longer hold. */
class NeedsTest {
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private static GivenRules db() {
        return given("db.1").ready(MINUTE);
    }

    private static GivenRules web() {
        return given("web.1").needs("db", READY);
    }

    @Test
    void aDependentWaitsForTheProbeOfItsDependencyWhateverTheirOrder() {
        History history = History.of(web(), db());

        assertThat(history.news()).containsExactly("spawn db.1#1");
        assertThat(history.started("db.1").news()).containsExactly("db.1: started with pid 101", "probe READY db.1#1");
        assertThat(history.after(1).probe("db.1", false, "connection refused").news())
                .isEmpty();
        assertThat(history.after(0.2).ready("db.1").news())
                .containsExactly("stop probing db.1", "db.1: ready after 1.2 s", "spawn web.1#1");
    }

    @Test
    void withoutAProbeReadyIsStarted() {
        History history = History.of(web(), given("db.1")).quietly();

        assertThat(history.started("db.1").news()).contains("spawn web.1#1");
    }

    @Test
    void startedIsEnoughIfNothingMoreIsNeeded() {
        History history = History.of(given("web.1").needs("db", STARTED), db()).quietly();

        assertThat(history.started("db.1").news()).contains("spawn web.1#1");
    }

    @Test
    void doneWaitsForTheSuccessOfATask() {
        History history = History.of(given("migrate.1").task(), given("web.1").needs("migrate", DONE));

        assertThat(history.started("migrate.1").quietly().after(3).news()).isEmpty();
        assertThat(history.ends("migrate.1", 0).news())
                .containsExactly("migrate.1: exited with code 0 after 3 s", "spawn web.1#1");
    }

    @Test
    void allInstancesOfTheNeededTypeMustHaveComeThatFar() {
        History history =
                History.of(web(), given("db.1").ready(MINUTE), given("db.2").ready(MINUTE));
        history.started("db.1").ready("db.1").started("db.2").quietly();

        assertThat(history.ready("db.2").news()).endsWith("spawn web.1#1");
    }

    @Test
    void aTypeWithoutInstancesDelaysNothing() {
        assertThat(History.of(web()).news()).containsExactly("spawn web.1#1");
    }

    @Test
    void aFailedTaskFailsItsDependentsAtOnce() {
        History history = History.of(
                given("migrate.1").task(),
                given("web.1").needs("migrate", DONE),
                given("worker.1").needs("web", STARTED));
        history.started("migrate.1").after(0.2).quietly();

        history.ends("migrate.1", 1);

        assertThat(history.news())
                .containsExactly(
                        "migrate.1: exited with code 1 after 0.2 s, failed: a task is not restarted",
                        "web.1: cannot start: web waits for migrate, migrate exited with code 1 after 0.2 s",
                        "worker.1: cannot start: worker waits for web, web is waiting, too",
                        "finish 1");
    }

    @Test
    void aDependencyThatExitsForGoodFailsItsDependentsAtOnceEvenWithCode0() {
        History history = History.of(db(), web(), given("clock.1"));
        history.started("db.1").started("clock.1").after(0.2).quietly();

        history.ends("db.1", 0);

        assertThat(history.news())
                .containsExactly(
                        "stop probing db.1",
                        "db.1: exited with code 0 after 0.2 s",
                        "web.1: cannot start: web waits for db, db exited with code 0 after 0.2 s");
        assertThat(history.signal(Signal.INT).ends("clock.1", 0).exitCodes()).containsExactly(71);
    }

    @Test
    void aDependentOfAFailedInstanceGoesOnWaitingBecauseItIsRestarted() {
        History history = History.of(db(), web()).started("db.1").after(0.2).quietly();

        history.ends("db.1", 1);
        assertThat(history.news())
                .containsExactly(
                        "stop probing db.1",
                        "db.1: exited with code 1 after 0.2 s, restart 1 in 0.5 s",
                        "web.1: web waits for db, db exited with code 1 after 0.2 s, waiting for it again");
        history.after(1).started("db.1").quietly().ready("db.1");

        assertThat(history.news()).endsWith("spawn web.1#1");
    }

    @Test
    void whenTheRestartsAreGivenUpTheWaitIsOver() {
        History history =
                History.of(db().mostRestarts(1), web()).started("db.1").after(0.2);
        history.ends("db.1", 1).after(1).started("db.1").after(0.3).quietly().ends("db.1", 2);

        assertThat(history.news()).contains("web.1: cannot start: web waits for db, db exited with code 2 after 0.3 s");
    }

    @Test
    void aDependencyThatCannotBeStartedFailsItsDependents() {
        History history = History.of(db(), web()).quietly();

        history.cannotStart("db.1", "no such directory: /x", Retry.NEVER);

        assertThat(history.news())
                .contains("web.1: cannot start: web waits for db, db cannot start: no such directory: /x");
    }

    @Test
    void aDependencyThatIsStoppedOnRequestFailsItsDependents() {
        History history =
                History.of(db(), web(), given("clock.1")).started("db.1").started("clock.1");
        history.quietly().askStop(1, "db.1").ends("db.1", 0);

        assertThat(history.news()).contains("web.1: cannot start: web waits for db, db is stopped");
    }

    @Test
    void anInstanceNotReadyInTimeFailsItsDependentsAndKeepsRunning() {
        History history = History.of(db(), web()).started("db.1").quietly();
        for (int i = 0; i < 14; i++) {
            history.probe("db.1", false, "500 from /health");
        }

        history.after(60);

        assertThat(history.news())
                .containsExactly(
                        "db.1: not ready after 60 s: 500 from /health, 14 tries",
                        "web.1: cannot start: web waits for db, db is not ready after 60 s: 500 from /health, 14"
                                + " tries");
        assertThat(history.instance("db.1").state()).isInstanceOf(ProcessState.Running.class);
        assertThat(history.after(5).ready("db.1").news())
                .containsExactly("stop probing db.1", "db.1: ready after 65 s");
        assertThat(history.askStart(1, "web.1").news()).containsExactly("spawn web.1#1");
    }

    @Test
    void aCircularDependencyFailsInsteadOfWaitingForever() {
        History history = History.of(
                given("a.1").needs("b", READY),
                given("b.1").needs("a", READY),
                given("c.1").needs("c", READY));

        assertThat(history.news())
                .containsExactly(
                        "a.1: cannot start: a waits for b, b is waiting, too",
                        "b.1: cannot start: b waits for a, a is waiting, too",
                        "c.1: cannot start: c waits for c, c is waiting, too",
                        "finish 71");
    }

    @Test
    void aChainOfDependenciesStartsOneAfterTheOther() {
        GivenRules[] chain = new GivenRules[100];
        for (int i = 0; i < chain.length; i++) {
            chain[i] = given("t" + i + ".1").ready(MINUTE);
            if (i + 1 < chain.length) {
                chain[i].needs("t" + (i + 1), READY);
            }
        }
        History history = History.of(chain);

        for (int i = chain.length - 1; i >= 0; i--) {
            assertThat(history.news()).endsWith("spawn t" + i + ".1#1");
            history.started("t" + i + ".1").ready("t" + i + ".1");
        }
    }

    @Test
    void aCrashedFollowerWaitsUntilItsNeedHoldsAgain() {
        History history = History.of(db(), web()).started("db.1").ready("db.1").started("web.1");
        history.after(1).ends("db.1", 1).ends("web.1", 1).quietly();

        assertThat(history.after(0.6).news()).containsExactly("spawn db.1#2");
        history.started("db.1").quietly();
        assertThat(history.ready("db.1").news()).endsWith("spawn web.1#2");
    }

    @Test
    void aFollowerIsRestartedOnceAfterItsDependencyWasRestarted() {
        History history = History.of(db(), given("web.1").follows("db"))
                .started("db.1")
                .ready("db.1")
                .started("web.1");
        history.after(1).ends("db.1", 1).after(0.6).started("db.1").quietly();

        history.after(0.1).ready("db.1");
        assertThat(history.news())
                .containsExactly(
                        "stop probing db.1",
                        "db.1: ready after 0.1 s",
                        "web.1: db was restarted, restarting",
                        "TERM to group of web.1",
                        "CONT to group of web.1");
        history.ends("web.1", 143);
        assertThat(history.news()).containsExactly("web.1: exited with code 143 after 1.7 s", "spawn web.1#2");
        history.after(0.1).started("web.1").quietly();
        assertThat(history.after(60).news()).isEmpty();
    }

    @Test
    void aDependentThatDoesNotFollowIsNotRestarted() {
        History history = History.of(db(), web()).started("db.1").ready("db.1").started("web.1");
        history.after(1).ends("db.1", 1).after(0.6).started("db.1").quietly();

        assertThat(history.after(0.1).ready("db.1").news())
                .containsExactly("stop probing db.1", "db.1: ready after 0.1 s");
    }

    @Test
    void aNewInstanceOfADependencyIsNoRestartOfIt() {
        History history = History.of(given("db.1"), given("web.1").follows("db"))
                .started("db.1")
                .started("web.1")
                .after(1);

        history.happens(new Event.ScaleAsked(
                history.now(),
                1,
                "db",
                java.util.List.of(given("db.1").rules(), given("db.2").rules())));
        history.started("db.2");

        assertThat(history.news()).doesNotContain("web.1: db.2 was restarted, restarting", "TERM to group of web.1");
    }

    @Test
    void aStartRequestFailsWhenItsDependencyIsNotReadyInTime() {
        History history = History.of(db(), web(), given("clock.1").onExit(OnExit.IGNORE));
        history.started("db.1").started("clock.1").quietly().askStart(7, "web.1");
        assertThat(history.news()).isEmpty();

        history.after(61);

        assertThat(history.news()).endsWith("reply 7: failed [web.1]");
    }

    @Test
    void anInstanceAboutToBeStoppedSatisfiesNoDependency() {
        History history = History.running(given("db.1"), given("clock.1"));

        history.happens(new Event.ReloadAsked(
                history.now(),
                1,
                java.util.List.of(web().rules(), given("clock.1").rules()),
                java.util.Set.of()));

        assertThat(history.news())
                .contains("TERM to group of db.1", "web.1: cannot start: web waits for db, db is stopped")
                .doesNotContain("spawn web.1#1");
    }

    @Test
    void aChainOfThousandsOverflowsNothingAtStartNorAtStop() {
        GivenRules[] chain = new GivenRules[3000];
        for (int i = 0; i < chain.length; i++) {
            chain[i] = given("t" + i + ".1");
            if (i > 0) {
                chain[i].needs("t" + (i - 1), READY);
            }
        }
        History history = History.of(chain).started("t0.1").started("t1.1");

        history.signal(Signal.INT).quietly().cannotStart("t2.1", "out of memory", Retry.ALWAYS);

        assertThat(history.news()).contains("TERM to group of t1.1");
    }

    @Test
    void doneIsEveryCodeThatCountsAsSuccess() {
        History history = History.of(
                given("lint.1").task().successCodes(3), given("web.1").needs("lint", DONE));

        assertThat(history.started("lint.1").quietly().ends("lint.1", 3).news())
                .containsExactly("lint.1: exited with code 3 after 0 s", "spawn web.1#1");
    }

    @Test
    void endedIsEveryExitCode() {
        History history = History.of(given("test.1").task(), given("report.1").needs("test", ENDED));
        history.started("test.1").quietly();

        assertThat(history.ends("test.1", 7).news())
                .containsExactly(
                        "test.1: exited with code 7 after 0 s, failed: a task is not restarted", "spawn report.1#1");
        assertThat(history.started("report.1").ends("report.1", 0).exitCodes()).containsExactly(7);
    }

    @Test
    void aTaskThatWillBeRestartedHasNotEnded() {
        History history =
                History.of(given("test.1").mostRestarts(1), given("report.1").needs("test", ENDED));
        history.started("test.1").quietly();

        assertThat(history.ends("test.1", 7).news())
                .containsExactly(
                        "test.1: exited with code 7 after 0 s, restart 1 in 0.5 s",
                        "report.1: report waits for test, test exited with code 7 after 0 s, waiting for it again");
        assertThat(history.after(1).started("test.1").ends("test.1", 7).news()).endsWith("spawn report.1#1");
    }

    @Test
    void aProcessThatNeverStartedHasNotEnded() {
        History history = History.of(given("test.1"), given("report.1").needs("test", ENDED));
        history.quietly().cannotStart("test.1", "no such directory", Retry.NEVER);

        assertThat(history.news())
                .contains("report.1: cannot start: report waits for test, test cannot start: no such directory");
    }

    @Test
    void whatFollowsATaskIsRestartedWhenThatIsDoneAgainAndOnlyOnce() {
        History history = History.of(given("assets.1").task(), given("web.1").follows("assets", DONE), given("clock.1"))
                .started("assets.1")
                .started("clock.1")
                .after(1)
                .ends("assets.1", 0)
                .started("web.1")
                .after(1);

        history.askRestart(1, "assets.1").started("assets.1").after(1).quietly().ends("assets.1", 0);
        assertThat(history.news())
                .containsExactly(
                        "assets.1: exited with code 0 after 1 s",
                        "web.1: assets has completed again, restarting",
                        "TERM to group of web.1",
                        "CONT to group of web.1");
        history.ends("web.1", 143);
        assertThat(history.news()).endsWith("spawn web.1#2");
        assertThat(history.after(0.1).started("web.1").quietly().after(60).news())
                .isEmpty();
    }

    @Test
    void aTaskThatFailsWhenItRunsAgainRestartsOnlyWhatNeedsItsEnd() {
        History history = History.of(
                        given("assets.1").task(),
                        given("web.1").follows("assets", DONE),
                        given("log.1").follows("assets", ENDED))
                .started("assets.1")
                .ends("assets.1", 0)
                .started("web.1")
                .started("log.1")
                .after(1);

        history.askRestart(1, "assets.1").started("assets.1").quietly().ends("assets.1", 3);

        assertThat(history.news())
                .contains("log.1: assets has exited again, restarting")
                .doesNotContain("web.1: assets has completed again, restarting");
    }

    @Test
    void aChainOfTasksRunsAgain() {
        History history = History.of(
                        given("fetch.1").task(),
                        given("build.1").task().follows("fetch", DONE),
                        given("web.1").follows("build", DONE))
                .started("fetch.1")
                .ends("fetch.1", 0)
                .started("build.1")
                .ends("build.1", 0)
                .started("web.1")
                .after(1);

        history.askRestart(1, "fetch.1").started("fetch.1").after(1).quietly();
        assertThat(history.ends("fetch.1", 0).news()).endsWith("spawn build.1#2");
        history.started("build.1").after(1).quietly();
        assertThat(history.ends("build.1", 0).news()).contains("web.1: build has completed again, restarting");
    }

    @Test
    void aTaskThatIsDoneIsNotRunAgainBecauseAServerCameBack() {
        History history = History.of(given("db.1"), given("seed.1").task().follows("db"))
                .started("db.1")
                .started("seed.1")
                .ends("seed.1", 0)
                .after(1);

        history.quietly().askRestart(1, "db.1").ends("db.1", 143).started("db.1");

        assertThat(history.news()).noneMatch(line -> line.contains("seed"));
    }

    @Test
    void aFollowerThatWasStoppedStaysStopped() {
        History history = History.of(given("assets.1").task(), given("web.1").follows("assets", DONE))
                .started("assets.1")
                .ends("assets.1", 0)
                .started("web.1")
                .after(1)
                .askStop(1, "web.1")
                .ends("web.1", 143);

        history.quietly().askRestart(2, "assets.1").started("assets.1").ends("assets.1", 0);

        assertThat(history.news()).noneMatch(line -> line.contains("web"));
    }

    @Test
    void aPendingRunFailsAtOnceIfAnotherDependencyCannotBecomeReady() {
        History history = History.of(
                        given("db.1"),
                        given("assets.1").task(),
                        given("job.1").needs("db", READY).follows("assets", DONE),
                        given("clock.1"))
                .started("db.1")
                .started("assets.1")
                .started("clock.1")
                .ends("assets.1", 0)
                .started("job.1")
                .ends("job.1", 0)
                .ends("db.1", 0);

        history.askRestart(1, "assets.1").started("assets.1").after(1).quietly().ends("assets.1", 0);

        assertThat(history.news()).endsWith("job.1: cannot start: job waits for db, db exited with code 0 after 0 s");
    }
}
