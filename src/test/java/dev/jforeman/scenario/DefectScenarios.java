package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Defects inside jforeman itself: a helper thread fails, and the session continues. */
@Scenarios
class DefectScenarios {
    private static void app(Scenario story) {
        story.procfile(
                "a: while :; do echo tick; printf part; sleep 0.1; done",
                "b: trap 'echo TERM >told; exit 0' TERM; echo up; while :; do sleep 0.1; done");
        story.file(
                "jforeman.yml",
                "processes:",
                "  a:",
                "    ready: {command: 'exit 0', interval: 0.1s}",
                "    live: {command: 'exit 0', interval: 0.1s}",
                "  b:",
                "    watch: ['*.txt']");
    }

    private static void remove(Scenario story) throws IOException {
        Files.delete(story.directory().resolve(Saboteur.SIGN));
    }

    private static int ticks(Running running) {
        return running.out().text().split("tick", -1).length;
    }

    private static void livesOnAndEnds(Running running, Scenario story) {
        assertThat(story.run("restart", "b").exitCode()).isZero();
        int ticks = ticks(running);
        Eventually.holds("more of a comes", () -> ticks(running) > ticks, running.out()::text);
        story.kill("TERM", running.pid());
        Ended ended = running.awaitEnd();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.err()).doesNotContain("Exception in thread");
        assertThat(story.text("told")).isEqualTo("TERM\n");
    }

    /** Each helper fails from its first round on, for a while. */
    @ParameterizedTest
    @Fault({9, 41})
    @CsvSource({
        "spawner, STACK",
        "pump a.1, MEMORY",
        "pump a.1, LINKAGE",
        "writer, STACK",
        "groups, MEMORY",
        "late-parts, LINKAGE",
        "probe a.1, STACK",
        "watches, MEMORY",
        "quiet, EXCEPTION",
        "watchdog, EXCEPTION",
        "reaper, LINKAGE",
        "output-watch, EXCEPTION",
        "endpoint, MEMORY",
        "lock-refresh, EXCEPTION",
        "control, STACK",
        "rehearsal, LINKAGE",
        "archives, STACK"
    })
    void aHelperThatFailsIsToldAndTheSessionGoesOn(String helper, Saboteur.Kind kind, Scenario story) throws Exception {
        app(story);
        story.file(Saboteur.SIGN, "");
        Running running =
                story.inside(Saboteur.class, helper, kind.name(), "start").start();
        Eventually.holds(
                "it is told",
                () -> (running.out().text() + running.err().text()).contains("internal error in"),
                () -> running.out().text() + running.err().text());
        remove(story);
        running.await("a.1", "tick");
        running.await("b.1", "^up$");

        livesOnAndEnds(running, story);
    }

    /** All helpers fail, with each kind of failure, while a whole formation runs. */
    @ParameterizedTest
    @Fault(41)
    @EnumSource(Saboteur.Kind.class)
    void allHelpersFailWhileEverythingRuns(Saboteur.Kind kind, Scenario story) throws Exception {
        app(story);
        Running running = story.inside(Saboteur.class, "", kind.name(), "start").start();
        running.await("a.1", "tick");
        running.await("b.1", "^up$");
        story.file(Saboteur.SIGN, "");
        Eventually.holds(
                "it is told",
                () -> (running.out().text() + running.err().text()).contains("internal error in"),
                running.out()::text);
        remove(story);

        livesOnAndEnds(running, story);
    }
}
