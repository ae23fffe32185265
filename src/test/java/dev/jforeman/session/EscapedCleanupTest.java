package dev.jforeman.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Signal;
import dev.jforeman.os.process.EscapedProcess;
import dev.jforeman.os.process.GivenEscape;
import dev.jforeman.os.process.RealGroup;
import dev.jforeman.session.EventLoop.Inbox;
import dev.jforeman.supervisor.Event;
import dev.jforeman.testing.GivenPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cleanup of processes that have left their group, with real processes. */
class EscapedCleanupTest {
    private static final Duration FOR_EVER = Duration.ofDays(1);
    private static final String POLITE = "trap 'exit 7' TERM; echo ready; while :; do sleep 0.01; done";
    private static final String STUBBORN = "trap '' TERM; echo ready; while :; do sleep 0.01; done";
    private static final int KILLED = 137;

    private final Inbox inbox = new Inbox();
    private final SteppedSession session = new SteppedSession(GivenPlan.of("web.1"));
    private List<RealGroup> running = List.of();

    private EscapedProcess start(String script) throws IOException {
        running = List.of(RealGroup.start(script));
        return GivenEscape.of(running.getFirst());
    }

    private boolean isRunning() {
        return running.getFirst().leader().isAlive();
    }

    private EscapedCleanup cleanup(Supplier<List<EscapedProcess>> escaped) {
        return new EscapedCleanup(escaped, inbox, session.log());
    }

    private int exitCode() throws Exception {
        return running.getFirst().leader().onExit().get(60, TimeUnit.SECONDS).exitValue();
    }

    private void signal(Signal signal) {
        inbox.put(new Event.SignalReceived(0, signal));
    }

    @AfterEach
    void killWhatIsLeft() {
        running.forEach(RealGroup::close);
    }

    @Test
    void processesOutsideTheirGroupAreListedAndKeepRunning() throws Exception {
        EscapedProcess process = start(POLITE);

        cleanup(() -> List.of(process)).name();

        assertThat(session.said())
                .containsExactly("system: " + process
                        + " left its process group and is still running (use --kill-escaped to end such processes)");
        assertThat(isRunning()).isTrue();
    }

    @Test
    void withoutLeftOverProcessesNothingIsReported() throws Exception {
        cleanup(List::of).name();
        cleanup(List::of).end(FOR_EVER);

        assertThat(session.said()).isEmpty();
    }

    @Test
    void aProcessThatExitsOnTermIsNotKilled() throws Exception {
        EscapedProcess process = start(POLITE);
        signal(Signal.HUP);

        cleanup(() -> isRunning() ? List.of(process) : List.of()).end(FOR_EVER);

        assertThat(exitCode()).as("SIGHUP is no reason to be quick").isEqualTo(7);
        assertThat(session.said())
                .singleElement()
                .asString()
                .startsWith("system: sending SIGTERM to processes that left their process group: pid ");
    }

    @Test
    void aProcessThatIgnoresTermIsKilledAfterTheGracePeriod() throws Exception {
        EscapedProcess process = start(STUBBORN);

        cleanup(() -> isRunning() ? List.of(process) : List.of()).end(Duration.ZERO);

        assertThat(exitCode()).isEqualTo(KILLED);
    }

    @Test
    void aSecondCtrlCKillsAtOnce() throws Exception {
        EscapedProcess process = start(STUBBORN);
        signal(Signal.INT);

        cleanup(() -> isRunning() ? List.of(process) : List.of()).end(FOR_EVER);

        assertThat(exitCode()).isEqualTo(KILLED);
    }

    @Test
    void whatNotEvenKillEndsIsNamed() throws Exception {
        EscapedProcess process = start(STUBBORN);
        signal(Signal.TERM);
        signal(Signal.INT);

        cleanup(() -> List.of(process)).end(FOR_EVER);

        assertThat(session.said()).hasSize(2);
        assertThat(session.said().getLast()).startsWith("system: pid ").endsWith("is still alive after SIGKILL");
    }
}
