package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Common uses on the packaged program while it emulates macOS: perl instead of setsid, terminals whose other end is
 * held open, no /proc, no subreaper and no pidfd. {@code -Dmeans=darwin} runs the whole suite like this.
 */
@SuppressWarnings("JUnitMethodInvoked") // the same scenarios, with another program
@Scenarios
@MeansOfMacos
@EnabledOnOs(OS.LINUX)
class MacosScenarios {
    @Test
    void aNewSizeReachesTheProcesses(Scenario story) throws IOException {
        new TerminalScenarios().aNewSizeReachesTheProcesses(story);
    }

    @Test
    void aProcessCanBeTypedTo(Scenario story) {
        new TerminalScenarios().aProcessCanBeTypedToAndTheOthersWaitWhileItsPromptIsOpen(story);
    }

    @Test
    void aFrozenTerminalDelaysNoStop(Scenario story) {
        new FrozenTerminalScenarios().signalsArriveThoughTheTerminalIsFrozen("TERM", story);
    }

    @Test
    void theWatchdogEndsEverythingWhenJforemanIsKilled(Scenario story) {
        new OrphanScenarios().theWatchdogEndsEverythingWhenJforemanIsKilled(story);
    }

    @Test
    void theNextStartEndsWhatAKilledJforemanAndItsKilledWatchdogLeft(Scenario story) {
        new OrphanScenarios().theNextStartEndsWhatAKilledJforemanAndItsKilledWatchdogLeft(story);
    }

    @Test
    void ctrlCTwiceKills(Scenario story) {
        new SignalScenarios().ctrlCTwiceKills(story);
    }

    @Test
    void psTellsWhatProcessesUse(Scenario story) {
        story.procfile("a: echo up; exec sleep 60");
        Running running = story.start("--pty=always");
        running.await("a.1", "^up$");

        assertThat(story.jforeman("ps").run().outLines()).anyMatch(row -> row.matches("a\\.1 .*running.* [MKG]B.*"));
        assertThat(running.stop().exitCode()).isZero();
    }
}
