package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * What a user of macOS meets next, on the packaged program with the means of macOS: perl in place of setsid, terminals
 * whose other end is held, no /proc, no subreaper and no pidfd. The rest of the suite runs so with {@code
 * -Dmeans=darwin}.
 */
@SuppressWarnings("JUnitMethodInvoked") // the same stories, with another program
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

    /** The record is written by a shell that asks ps, so it is a moment behind. */
    @Test
    void theNextStartEndsWhatAKilledJforemanAndItsKilledWatchdogLeft(Scenario story) {
        story.procfile("a: sleep 7731 & echo $$; exec sleep 7732");
        Running killed = story.start();
        long left = killed.awaitPid("a.1");
        Eventually.holds("it is written down", () -> isWrittenDown(story, left), () -> "no record names " + left);
        long jforeman = killed.pid();
        long watchdog = OrphanScenarios.watchdog(jforeman).orElseThrow();
        story.kill("STOP", jforeman);
        story.kill("KILL", watchdog);
        story.kill("KILL", jforeman);
        killed.awaitEnd();

        Running next = story.start();
        next.awaitPid("a.1");

        assertThat(next.log().getFirst().text())
                .isEqualTo("ended what a killed jforeman left running here: process groups " + left);
        assertThat(ProcessTable.now().membersOf(left)).isEmpty();
        assertThat(next.stop().exitCode()).isZero();
    }

    private static boolean isWrittenDown(Scenario story, long group) {
        Path base = Path.of(story.environment().get("XDG_RUNTIME_DIR")).resolve("jforeman");
        try (Stream<Path> files = Files.walk(base)) {
            return files.filter(file -> file.getFileName().toString().startsWith("groups-"))
                    .anyMatch(file -> text(file).contains("\n" + group + ":"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
