package dev.jforeman.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Incarnation;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Probe;
import dev.jforeman.session.FakeHost;
import dev.jforeman.supervisor.Event;
import dev.jforeman.testing.GivenPlan;
import dev.jforeman.testing.GivenRules;
import dev.jforeman.text.Line;
import dev.jforeman.text.LineFormatter.ChosenLines;
import dev.jforeman.text.LineFormatter.WatchedLines;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProbeRunnerTest {
    private static final InstanceName NAME = new InstanceName("web", 1);

    /** The line comes only once, so the process would never have been ready. */
    @Test
    void aLineThatMeansReadyIsReportedEvenIfThatFailsAtFirst() throws Exception {
        BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        AtomicInteger attempts = new AtomicInteger();
        ProbeRunner runner = new ProbeRunner(
                _ -> GivenPlan.spec(
                        GivenRules.given("web.1").ready(new Probe.Log("listening"), Duration.ofSeconds(9)), "sleep"),
                event -> {
                    if (attempts.incrementAndGet() == 1) {
                        throw new IllegalStateException("injected");
                    }
                    events.add(event);
                },
                new SideCommands(new FakeHost(), Runnable::run));
        WatchedLines lines =
                (WatchedLines) runner.watching(new Incarnation(NAME, 1), new ChosenLines(() -> false, null));

        lines.watcher().accept(Line.of("listening on port 5000"));

        assertThat(events.poll(20, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        Event.Probed.class,
                        probed -> assertThat(probed.isPassed()).isTrue());
    }
}
