package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Output never uses more memory than available, and signals are handled even without free memory. {@code
 * -Dmemory.processes=1000} runs more processes.
 */
@Scenarios
class MemoryScenarios {
    private static final int PROCESSES = Integer.getInteger("memory.processes", 100);

    /** Each line was bounded, but not the total: with thirty processes jforeman did not even react to TERM. */
    @ParameterizedTest
    @Fault(75)
    @CsvSource({
        "20, 10, 1000000, --pty=never",
        "30, 5, 1000000, --pty=never",
        "80, 5, 200000, --pty=never",
        "30, 2, 1000000, --log-format=json",
        "30, 2, 1000000, --pty=always",
        "30, 2, 1000000, --log-dir=logs",
        "100, 20000, 10, --log-dir=logs"
    })
    void linesOfManyProcessesThatNothingReadsAreAllThereInTheEnd(
            int processes, int lines, int length, String option, Scenario story) {
        story.procfile(
                "a: awk -v n=" + lines + " -v l=" + length + " 'BEGIN { s = \"Q\"; while (length(s) < l) s = s s;"
                        + " s = substr(s, 1, l); for (i = 0; i < n; i++) print s }'");
        story.shell("mkfifo read").run();
        Running running = story.shell("jforeman start --no-port --on-exit=ignore -m a=" + processes + " " + option
                        + " 2>err | { read -r go <read; tr -cd Q | wc -c >count; }")
                .start();
        Eventually.holds("it answers", () -> story.run("ps").exitCode() == 0, () -> running);

        story.shell("echo go >read").run();

        running.awaitEnd();
        assertThat(story.text("err")).isEmpty();
        assertThat(story.text("count").strip()).isEqualTo(Long.toString((long) processes * lines * length));
    }

    @Test
    @Fault(76)
    void manyQuietProcessesWithLogFilesNeedLittle(Scenario story) {
        story.procfile("a: exec sleep 7921");
        Running running = story.start("--no-port", "--log-dir=logs", "-m", "a=" + PROCESSES, "--no-timestamp");
        running.awaitPid("a." + PROCESSES);

        assertThat(story.run("restart", "a.1").exitCode()).isZero();
        assertThat(running.stop().exitCode()).isZero();
    }

    @Test
    @Fault(77)
    void aSignalStopsEverythingEvenWithoutFreeMemory(Scenario story) {
        story.procfile("a: echo ready; exec sleep 7922");
        Running running = story.inside(Glutton.class, "start", "-t", "2")
                .env("JDK_JAVA_OPTIONS", "-XX:+UseSerialGC -Xmx48m")
                .start();
        running.await("a.1", "^ready$");
        story.file(Glutton.SIGN, "");
        Eventually.holds("memory is full", () -> Files.exists(story.directory().resolve(Glutton.FULL)), () -> running);

        running.signal("TERM");

        assertThat(running.awaitEnd().exitCode()).isIn(0, 70);
        Eventually.holds(
                "all has ended, by the watchdog if need be", () -> story.alive().isEmpty(), story::alive);
    }
}
