package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Defects inside jforeman itself: a helper thread fails, and the session continues. */
@Scenarios
class DefectScenarios {
    private static final int ROUNDS = Integer.getInteger("mishaps", 1);
    private static final long SEED = Long.getLong("mishaps.seed", System.nanoTime());

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
        "memory, EXCEPTION",
        "log-file, LINKAGE",
        "watch, STACK",
        "rehearsal, LINKAGE",
        "archives, STACK"
    })
    void aHelperThatFailsIsToldAndTheSessionGoesOn(String helper, Saboteur.Kind kind, Scenario story) throws Exception {
        app(story);
        story.file(Saboteur.SIGN, "");
        Running running = story.inside(Saboteur.class, helper, kind.name(), "start", "--log-dir=logs")
                .start();
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

    /** Methods that helpers call fail at random, see {@link Mishaps}. */
    @ParameterizedTest
    @Fault({41, 94})
    @CsvSource({
        "'', EXCEPTION, 300, never",
        "'', STACK, 300, always",
        "'', MEMORY, 300, never",
        "'', LINKAGE, 300, always",
        "'', EXCEPTION, 10, always",
        "'', STACK, 10, never",
        "'', MEMORY, 10, always",
        "'', LINKAGE, 10, never",
        "spawner, EXCEPTION, 30, never",
        "pump, STACK, 10, always",
        "groups, LINKAGE, 300, never",
        "ForkJoinPool, MEMORY, 3, always"
    })
    void helpersFailInTheMidstOfWhatTheyDo(String helper, Saboteur.Kind kind, String oneIn, String pty, Scenario story)
            throws Exception {
        app(story);
        System.out.println(helper + " " + kind + " in one of " + oneIn + " calls, selected by -Dmishaps.seed=" + SEED);
        Running running = story.inside(
                        Mishaps.class, helper, kind.name(), oneIn, Long.toString(SEED), "start", "--pty=" + pty)
                .start();
        running.await("a.1", "tick");
        running.await("b.1", "^up$");
        Eventually.holds("it answers", () -> story.run("ps").exitCode() == 0, () -> running);

        for (int round = 1; round <= ROUNDS; round++) {
            mishapsHappen(running, story, "round " + round + " of -Dmishaps.seed=" + SEED);
        }

        livesOnAndEnds(running, story);
    }

    private static void mishapsHappen(Running running, Scenario story, String round) throws IOException {
        story.file(Mishaps.SIGN, "");
        Ended meanwhile = story.run("restart");
        Files.delete(story.directory().resolve(Mishaps.SIGN));
        Path count = story.directory().resolve(Mishaps.COUNT);
        Eventually.holds("they are counted", () -> Files.exists(count), () -> running);

        assertThat(meanwhile.exitCode())
                .as("%s: %s, %s", round, meanwhile, running.out().text())
                .isBetween(0, 1);
        assertThat(story.text(Mishaps.COUNT)).as(round).isNotEqualTo("0\n");
        Ended after = story.run("restart", "a");
        assertThat(after.exitCode()).as("%s: %s", round, after).isZero();
        Files.delete(count);
    }
}
