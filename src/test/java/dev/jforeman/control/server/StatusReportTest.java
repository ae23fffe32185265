package dev.jforeman.control.server;

import static dev.jforeman.testing.GivenRules.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.ReplyCodec;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Outcome;
import dev.jforeman.model.Plan;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Rules;
import dev.jforeman.model.Signal;
import dev.jforeman.output.Display;
import dev.jforeman.output.Histories;
import dev.jforeman.session.Controls;
import dev.jforeman.session.Terminal;
import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Effect.Answer;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.State;
import dev.jforeman.supervisor.Step;
import dev.jforeman.supervisor.Supervisor;
import dev.jforeman.supervisor.TimerId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ps}, its JSON and the exit code agree whether an exit is a failure. */
class StatusReportTest {
    private static final InstanceName WEB_1 = new InstanceName("web", 1);
    private static final Outcome KILLED = new Outcome.Signalled(9, "SIGKILL", false);
    private static final Outcome HUNG_UP = new Outcome.Signalled(1, "SIGHUP", false);
    private static final Outcome OWN_STOP_SIGNAL = new Outcome.Signalled(10, "SIGUSR1", false);
    private static final Outcome CRASHED = new Outcome.Signalled(11, "SIGSEGV", false);

    private final List<Integer> exitCodes = new ArrayList<>();
    private State state = State.EMPTY;

    @BeforeEach
    void oneProcessRuns() {
        runs(OnExit.IGNORE);
    }

    private void runs(OnExit onExit) {
        state = State.EMPTY;
        List<Rules> formation =
                List.of(given("web.1").onExit(onExit).stopSignal(Signal.USR1).rules());
        happens(new Event.Boot(0, formation, 1));
        happens(new Event.Spawned(0, WEB_1, 1, 101));
    }

    private void happens(Event event) {
        Step step = Supervisor.step(state, event);
        state = step.state();
        step.effects().stream()
                .filter(Effect.Finish.class::isInstance)
                .map(effect -> ((Effect.Finish) effect).exitCode())
                .forEach(exitCodes::add);
    }

    private void ends(Outcome outcome) {
        long later = Duration.ofSeconds(2).toNanos();
        happens(new Event.Exited(later, WEB_1, 1, outcome));
        happens(new Event.GroupEmptied(later, WEB_1, 1));
        happens(new Event.OutputClosed(later, WEB_1, 1));
    }

    private void stops() {
        happens(new Event.SignalReceived(Duration.ofSeconds(1).toNanos(), Signal.INT));
    }

    private String seen() {
        Reply.Processes processes = StatusReport.of(new Seen(state), Path.of("/app"), Set.of(WEB_1));
        JsonObject row = JsonParser.parseString(ReplyCodec.print(processes))
                .getAsJsonObject()
                .getAsJsonArray("processes")
                .get(0)
                .getAsJsonObject();
        assertThat(processes.rows().getFirst().state())
                .isEqualTo(row.get("state").getAsString());
        return row.get("state").getAsString() + (row.get("failed").getAsBoolean() ? ", a failure" : "");
    }

    @Test
    void aKillThatJforemanDidNotSendIsAFailure() {
        ends(KILLED);
        assertThat(exitCodes).containsExactly(137);
        assertThat(seen()).isEqualTo("failed, a failure");
    }

    @ParameterizedTest
    @CsvSource({"143", "130", "1"})
    void anExitCodeWithoutAStopIsAFailureUnlessItIs0(int code) {
        ends(new Outcome.Exited(code));
        assertThat(exitCodes).containsExactly(code);
        assertThat(seen()).isEqualTo("failed, a failure");
    }

    @Test
    void anExitCodeOf0IsNoFailure() {
        ends(new Outcome.Exited(0));
        assertThat(exitCodes).containsExactly(0);
        assertThat(seen()).isEqualTo("done");
    }

    @Test
    void aHangupThatJforemanDidNotSendIsAFailure() {
        ends(HUNG_UP);
        assertThat(exitCodes).containsExactly(129);
        assertThat(seen()).isEqualTo("failed, a failure");
    }

    @Test
    void itsStopSignalIsAFailureUnlessItIsStopped() {
        ends(OWN_STOP_SIGNAL);
        assertThat(exitCodes).containsExactly(138);
        assertThat(seen()).isEqualTo("failed, a failure");
    }

    @Test
    void itsStopSignalIsNoFailureDuringAStop() {
        stops();
        ends(OWN_STOP_SIGNAL);
        assertThat(exitCodes).containsExactly(0);
        assertThat(seen()).isEqualTo("stopped");
    }

    @Test
    void anExitCodeOf143IsNoFailureDuringAStop() {
        stops();
        ends(new Outcome.Exited(143));
        assertThat(exitCodes).containsExactly(0);
        assertThat(seen()).isEqualTo("stopped");
    }

    @Test
    void aCrashDuringAStopIsAFailure() {
        stops();
        ends(CRASHED);
        assertThat(exitCodes).containsExactly(139);
        assertThat(seen()).isEqualTo("failed, a failure");
    }

    @Test
    void aFailureIsReportedUntilTheNextRun() {
        runs(OnExit.RESTART);
        ends(KILLED);
        assertThat(seen()).isEqualTo("restarting, a failure");

        happens(new Event.TimerFired(
                Duration.ofSeconds(9).toNanos(), new TimerId.OfInstance(WEB_1, 1, TimerId.Kind.BACK_OFF)));
        happens(new Event.Spawned(Duration.ofSeconds(9).toNanos(), WEB_1, 2, 102));
        assertThat(seen()).isEqualTo("running");
        assertThat(exitCodes).isEmpty();
    }

    /** A read-only view of a session. */
    private record Seen(State state) implements Controls {
        @Override
        public long since() {
            return 0;
        }

        @Override
        public Plan plan() {
            return new Plan(List.of("web"), List.of(), Duration.ofSeconds(5), List.of());
        }

        @Override
        public Optional<ProcessSpec> spec(InstanceName name) {
            return Optional.empty();
        }

        @Override
        public long ask(LongFunction<Event.Request> request, Consumer<Answer> then) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void withdraw(long request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Plan replan(Map<String, Integer> counts, boolean isFresh) throws Refusal {
            throw new UnsupportedOperationException();
        }

        @Override
        public void adopt(Plan plan) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Histories histories() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Terminal> terminal(InstanceName name) {
            return Optional.empty();
        }

        @Override
        public Display display() {
            throw new UnsupportedOperationException();
        }
    }
}
