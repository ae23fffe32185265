package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Only one jforeman runs in a directory, and it can be controlled from every kind of login session. */
@Scenarios
class OneInstanceScenarios {
    private static Running start(Scenario story) {
        Machine.needsOrphans();
        story.procfile("web: echo up; exec sleep 7931");
        Running running = story.start();
        running.await("web.1", "^up$");
        Eventually.holds("it answers", () -> story.run("ps").exitCode() == 0, () -> running);
        return running;
    }

    private static Invocation elsewhere(Scenario story, String... words) {
        return story.jforeman(words).env("XDG_RUNTIME_DIR", "/nonexistent");
    }

    @Test
    @Fault(80)
    void anotherRuntimeDirectoryMakesNoSecondInstanceAndFindsTheFirst(Scenario story) {
        Running running = start(story);

        Ended second = elsewhere(story, "start").run();
        Ended asked = elsewhere(story, "ps").run();

        assertThat(second.exitCode()).isEqualTo(elsewhereCode(story));
        assertThat(second.err()).contains("already running in ").contains("pid " + running.pid());
        assertThat(asked.exitCode()).isZero();
        assertThat(elsewhere(story, "down").run().exitCode()).isZero();
        assertThat(running.awaitEnd().exitCode()).isZero();
    }

    /** The message is that of an ordinary second start. */
    private static int elsewhereCode(Scenario story) {
        return story.run("start").exitCode();
    }

    @Test
    @Fault(80)
    void aLockThatWasDeletedMakesNoSecondInstance(Scenario story) throws IOException {
        story.mayHold("lock (deleted)");
        Running running = start(story);
        deleteBelow(Path.of(story.environment().get("XDG_RUNTIME_DIR")).resolve("jforeman"));

        Ended second = story.run("start");

        assertThat(second.err()).contains("already running in ").contains("pid " + running.pid());
        assertThat(second.exitCode()).isNotZero();
        assertThat(running.stop().exitCode()).isZero();
    }

    private static void deleteBelow(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.delete(file);
            }
        }
    }

    /** Started programs run in the directory of the scenario, so the moved directory has to be entered. */
    private static Ended inMoved(Scenario story, String verb) {
        return story.shell("jforeman " + verb + " -d "
                        + Invocation.quoted(story.directory().resolveSibling("moved")))
                .run();
    }

    @Test
    @Fault(80)
    void aDirectoryThatWasMovedStillHasItsInstance(Scenario story) throws IOException {
        Running running = start(story);
        Path moved = story.directory().resolveSibling("moved");
        Files.move(story.directory(), moved);
        Files.createDirectory(story.directory());

        try {
            Ended second = inMoved(story, "start");
            Ended asked = inMoved(story, "ps");

            assertThat(second.err()).contains("already running in ").contains("pid " + running.pid());
            assertThat(asked.exitCode()).isZero();
        } finally {
            Files.delete(story.directory());
            Files.move(moved, story.directory());
        }
        assertThat(running.stop().exitCode()).isZero();
    }
}
