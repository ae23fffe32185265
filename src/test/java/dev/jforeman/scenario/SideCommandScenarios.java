package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Stop commands and check commands that leave daemons behind or never exit. */
@Scenarios
class SideCommandScenarios {
    private static final String STEADY = "web: trap 'echo bye; exit 0' TERM; echo up; while :; do sleep 0.05; done";

    @Test
    @Fault(79)
    void aDaemonThatHoldsTheOutputOfAStopCommandIsNotWaitedFor(Scenario story) {
        story.mayLeaveEscaped();
        story.procfile(STEADY)
                .file("jforeman.yml", "processes: {web: {stop-command: 'setsid sleep 7901 & echo draining'}}");
        Running running = story.start();
        running.await("web.1", "^up$");

        Ended ended = running.stop();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines("web.1")).contains("draining", "bye");
    }

    @Test
    @Fault(78)
    void aStopCommandThatNeverEndsDoesNotCostTheProcessItsStopSignal(Scenario story) {
        story.procfile(STEADY).file("jforeman.yml", "processes: {web: {stop-command: 'sleep 7902', stop-timeout: 4}}");
        Running running = story.start();
        running.await("web.1", "^up$");

        Ended ended = running.stop();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines("web.1")).contains("bye").last().asString().startsWith("exited with code 0");
    }

    @Test
    @Fault(79)
    void aDaemonThatHoldsTheOutputOfACheckDoesNotHideItsAnswer(Scenario story) {
        story.mayLeaveEscaped();
        story.procfile(STEADY)
                .file("jforeman.yml", "processes: {web: {ready: {command: 'setsid sleep 7903 & exit 0'}}}");

        Ended ended = story.run("start", "--until-ready");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines("web.1")).contains("bye");
    }
}
