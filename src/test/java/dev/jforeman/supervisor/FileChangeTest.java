package dev.jforeman.supervisor;

import static dev.jforeman.testing.GivenRules.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Signal;
import org.junit.jupiter.api.Test;

/** A process that writes into files it watches is not restarted forever. */
class FileChangeTest {
    private static final String SUSPENDED = "web.1: files changed 10 times in a row within 10 s of being started,"
            + " last a.py: it probably writes files that it watches. Changes are ignored until none occur for 30 s"
            + " (exclude such files with \"ignore\" in jforeman.yml)";

    private static History restartedByItself(int times) {
        History history = History.running(given("web.1").watch());
        for (int i = 0; i < times; i++) {
            change(history.after(1));
        }
        return history.quietly();
    }

    private static History change(History history) {
        history.filesChange("web.1");
        if (history.instance("web.1").state() instanceof ProcessState.Stopping) {
            history.ends("web.1", 143).started("web.1");
        }
        return history;
    }

    @Test
    void tenChangesSoonAfterTheStartAreFollowedAndNoMore() {
        History history = restartedByItself(10);
        assertThat(history.incarnation("web.1")).isEqualTo(11);

        assertThat(history.after(1).filesChange("web.1").news()).containsExactly(SUSPENDED);
        assertThat(history.after(1).filesChange("web.1").news()).as("said once").isEmpty();
        assertThat(history.incarnation("web.1")).isEqualTo(11);
    }

    @Test
    void aProcessThatChangesItsWatchedFilesAllTheTimeIsNotRestarted() {
        History history = restartedByItself(11);

        for (int seconds = 0; seconds < 3_600; seconds += 29) {
            change(history.after(29));
        }

        assertThat(history.news()).isEmpty();
        assertThat(history.incarnation("web.1")).isEqualTo(11);
    }

    @Test
    void afterACalmAnEditIsFollowedAgain() {
        History history = restartedByItself(11);

        assertThat(change(history.after(30)).news()).startsWith("web.1: files changed, restarting");
        for (int i = 0; i < 5; i++) {
            assertThat(change(history.after(1)).news()).startsWith("web.1: files changed, restarting");
        }
        assertThat(change(history.after(1)).news())
                .hasSize(1)
                .first()
                .asString()
                .contains("Changes are ignored");
    }

    @Test
    void editsThatTakeTimeHaveNoLimit() {
        History history = History.running(given("web.1").watch());

        for (int i = 0; i < 50; i++) {
            change(history.after(10));
        }

        assertThat(history.incarnation("web.1")).isEqualTo(51);
    }

    @Test
    void aRequestedStartIgnoresTheSuspension() {
        History history = restartedByItself(11);

        history.askRestart(1, "web.1").ends("web.1", 143).started("web.1").quietly();

        assertThat(change(history.after(1)).news()).contains("web.1: files changed, restarting", "spawn web.1#13");
    }

    @Test
    void aSignalInsteadOfARestartHasTheSameLimit() {
        History history = History.running(given("web.1").onChange(Signal.HUP)).after(60);

        for (int i = 0; i < 100; i++) {
            history.after(1).filesChange("web.1");
        }

        assertThat(history.news().stream().filter(line -> line.startsWith("HUP")))
                .hasSize(11);
    }

    @Test
    void aCrashingProcessThatChangesItsWatchedFilesIsNotRestartedForever() {
        History history = History.running(given("web.1").watch().onExit(OnExit.WAIT_FOR_CHANGE));

        for (int i = 0; i < 30; i++) {
            history.after(1).ends("web.1", 1).filesChange("web.1");
            if (history.instance("web.1").state() instanceof ProcessState.Starting) {
                history.started("web.1");
            } else {
                break;
            }
        }

        assertThat(history.incarnation("web.1")).isEqualTo(11);
        assertThat(history.after(60).filesChange("web.1").news()).endsWith("spawn web.1#12");
    }
}
