package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Defects of jforeman itself, brought about inside it: one of its threads ends. */
@Scenarios
class DefectScenarios {
    @ParameterizedTest
    @Fault({9, 41})
    @ValueSource(strings = {"spawner", "pump a.1", "writer", "groups", "late-parts"})
    void aThreadThatIsGoneIsToldAndAllIsStoppedInOrder(String thread, Scenario story) {
        story.procfile(
                "a: echo ready; exec sleep 60",
                "b: trap 'echo TERM >told; exit 0' TERM; echo ready; while :; do sleep 0.1; done");
        Running running = story.inside(Saboteur.class, thread, "start").start();
        running.await("a.1", "^ready$");
        running.await("b.1", "^ready$");

        story.file(Saboteur.SIGN, "");

        Ended ended = running.awaitEnd();
        assertThat(ended.exitCode()).isEqualTo(70);
        assertThat(ended.err())
                .startsWith("jforeman: internal error in thread " + thread + ", please report it: ")
                .contains("Use --debug to see where it happened.");
        assertThat(story.text("told")).isEqualTo("TERM\n");
    }
}
