package dev.jforeman.supervisor;

import static dev.jforeman.testing.GivenRules.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Outcome;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exit code is 0 if all processes stopped as requested or with 0, otherwise that of the first failure. */
class ExitCodeTest {
    private static Outcome signalled(int number, String name) {
        return new Outcome.Signalled(number, name, false);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 130, 143})
    void anExitWithACodeOfAStopFulfilsAStopRequest(int code) {
        assertThat(History.running("web.1")
                        .signal(Signal.INT)
                        .ends("web.1", code)
                        .exitCodes())
                .containsExactly(0);
    }

    @ParameterizedTest
    @CsvSource({"15,SIGTERM", "2,SIGINT", "1,SIGHUP", "13,SIGPIPE"})
    void terminationByAStopSignalFulfilsAStopRequest(int number, String name) {
        History history = History.running("web.1").signal(Signal.INT);

        assertThat(history.ends("web.1", signalled(number, name)).exitCodes()).containsExactly(0);
    }

    @Test
    void anotherCodeDuringTheStopIsAFailure() {
        assertThat(History.running("web.1").signal(Signal.INT).ends("web.1", 4).exitCodes())
                .containsExactly(4);
    }

    @Test
    void aCrashDuringTheStopIsAFailure() {
        History history = History.running("web.1").signal(Signal.INT);

        assertThat(history.ends("web.1", signalled(11, "SIGSEGV")).exitCodes()).containsExactly(139);
    }

    @Test
    void killFulfilsAStopRequestOnlyIfJforemanSentIt() {
        History patient = History.running("web.1").signal(Signal.INT);
        assertThat(patient.ends("web.1", signalled(9, "SIGKILL")).exitCodes()).containsExactly(137);

        History insisting = History.running("web.1").signal(Signal.INT).after(5);
        assertThat(insisting.ends("web.1", signalled(9, "SIGKILL")).exitCodes()).containsExactly(0);
    }

    @Test
    void aSignalOfAnotherProgramIsAFailure() {
        History history = History.running(given("web.1").onExit(OnExit.IGNORE));

        assertThat(history.ends("web.1", signalled(15, "SIGTERM")).exitCodes()).containsExactly(143);
    }

    @ParameterizedTest
    @ValueSource(ints = {130, 143})
    void theCodesOfAStopAreAFailureWithoutAStop(int code) {
        History history = History.running(given("web.1").onExit(OnExit.IGNORE));

        assertThat(history.ends("web.1", code).exitCodes()).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({"QUIT,3,SIGQUIT,131", "USR1,10,SIGUSR1,143", "HUP,1,SIGHUP,129"})
    void itsOwnStopSignalFulfilsAStopRequest(Signal signal, int number, String name, int code) {
        History killed = History.running(given("web.1").stopSignal(signal)).signal(Signal.INT);
        assertThat(killed.ends("web.1", signalled(number, name)).exitCodes()).containsExactly(0);

        History exited = History.running(given("web.1").stopSignal(signal)).signal(Signal.INT);
        assertThat(exited.ends("web.1", code).exitCodes()).containsExactly(0);
    }

    @Test
    void aFailureOfWhichItRecoveredDoesNotCount() {
        History history = History.running("web.1").ends("web.1", 7).after(1).started("web.1");

        history.after(1).signal(Signal.INT).ends("web.1", 143);

        assertThat(history.exitCodes()).containsExactly(0);
    }

    @Test
    void aFailureCountsIfTheSessionIsStoppedBeforeItsRestart() {
        History history = History.running("web.1", "worker.1").ends("web.1", 7);

        history.signal(Signal.INT).ends("worker.1", 143);

        assertThat(history.exitCodes()).containsExactly(7);
    }

    @Test
    void theFirstToFailCountsNotTheFirstWhoseLatestFailureItWas() {
        History history = History.running(given("db.1"), given("web.1").onExit(OnExit.IGNORE));
        history.ends("db.1", 7)
                .after(0.1)
                .ends("web.1", 8)
                .after(1)
                .started("db.1")
                .after(0.1)
                .ends("db.1", 9);

        history.signal(Signal.INT);

        assertThat(history.exitCodes()).containsExactly(7);
    }

    @Test
    void afterAStableRunAFailureIsANewOne() {
        History history = History.running(given("db.1"), given("web.1").onExit(OnExit.IGNORE));
        history.ends("db.1", 7)
                .after(1)
                .started("db.1")
                .ends("web.1", 8)
                .after(30)
                .ends("db.1", 9);

        history.signal(Signal.INT);

        assertThat(history.exitCodes()).containsExactly(8);
    }

    @Test
    void aSignalDeathIsToldApartFromTheSameExitCodeInWordsButNotInTheCode() {
        History killed = History.running(given("web.1").onExit(OnExit.IGNORE)).ends("web.1", signalled(9, "SIGKILL"));
        History exited = History.running(given("web.1").onExit(OnExit.IGNORE)).ends("web.1", 137);

        assertThat(killed.news()).containsExactly("web.1: terminated by SIGKILL after 0 s", "finish 137");
        assertThat(exited.news()).containsExactly("web.1: exited with code 137 after 0 s", "finish 137");
    }

    @Test
    void anExitCodeThatAnotherProcessCollectedIsNeverZero() {
        History history = History.running(given("web.1").onExit(OnExit.IGNORE));

        assertThat(history.ends("web.1", new Outcome.Unknown()).exitCodes()).containsExactly(1);
    }

    @Test
    void whatOutlivesKillIsNamedAndTheCodeIsNotZero() {
        History history =
                History.running("web.1").signal(Signal.INT).quietly().after(5).quietly();

        history.after(2);

        assertThat(history.news())
                .containsExactly("web.1: still running after SIGKILL, giving up on process group 101", "finish 1");
    }

    @Test
    void aLostStandardOutputIsAnErrorUnlessItsReaderLeft() {
        History full = History.running("web.1");
        full.happens(new Event.OutputGone(full.now(), "No space left on device", false))
                .ends("web.1", 143);
        assertThat(full.exitCodes()).containsExactly(74);

        History head = History.running("web.1");
        head.happens(new Event.OutputGone(head.now(), "Broken pipe", true)).ends("web.1", 143);
        assertThat(head.exitCodes()).containsExactly(0);
    }

    @Test
    void onlyTheVeryFirstFailureKeepsItsLastLines() {
        History history = History.running("web.1", "worker.1").ends("web.1", 1).ends("worker.1", 2);

        assertThat(history.effects().stream().filter(Effect.KeepTail.class::isInstance))
                .containsExactly(new Effect.KeepTail(dev.jforeman.testing.GivenRules.name("web.1"), 1));
    }
}
