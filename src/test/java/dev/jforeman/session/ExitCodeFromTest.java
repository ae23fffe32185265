package dev.jforeman.session;

import static dev.jforeman.testing.GivenRules.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Rules.Need;
import dev.jforeman.session.SessionObserver.ExitCodeFrom;
import dev.jforeman.supervisor.State;
import dev.jforeman.testing.GivenPlan;
import dev.jforeman.testing.GivenRules;
import org.junit.jupiter.api.Test;

class ExitCodeFromTest {
    private static SteppedSession session(String type, GivenRules... formation) {
        return new SteppedSession(GivenPlan.of(formation))
                .observedBy(new ExitCodeFrom(type))
                .boot();
    }

    @Test
    void theFirstInstanceOfItsTypeThatExitsStopsEverythingAndGivesTheExitCode() {
        SteppedSession session = session("test", given("web.1"), given("test.1"), given("test.2"));

        session.ends("test.2", 4);

        assertThat(session.signals()).contains("TERM web.1", "TERM test.1");
        assertThat(session.isFinished()).isTrue();
        assertThat(session.exitCode()).as("that of SIGTERM does not count").isEqualTo(4);
    }

    @Test
    void exitCodeZeroStopsEverythingToo() {
        SteppedSession session = session("test", given("web.1"), given("test.1"));

        session.ends("test.1", 0);

        assertThat(session.isFinished()).isTrue();
        assertThat(session.exitCode()).isZero();
    }

    @Test
    void anotherTypeStopsNothing() {
        SteppedSession session = session("test", given("web.1"), given("test.1"));

        session.ends("web.1", 4);

        assertThat(session.signals()).isEmpty();
        assertThat(session.isFinished()).isFalse();
    }

    @Test
    void aTypeThatCannotStartBecauseOfItsNeedHasFailed() {
        SteppedSession session =
                session("test", given("migrate.1").task(), given("test.1").needs("migrate", Need.Condition.DONE));

        session.ends("migrate.1", 9);

        assertThat(session.isFinished()).isTrue();
        assertThat(session.exitCode()).isEqualTo(1);
    }

    @Test
    void withoutAnExitOfItsTypeTheExitCodeIsThatOfTheSession() {
        assertThat(new ExitCodeFrom("test").end(State.EMPTY, 3)).isEqualTo(3);
    }
}
