package dev.jforeman.session;

import static dev.jforeman.testing.GivenRules.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.contract.ProcessScript;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.Plan;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.session.Controls.Planning;
import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.State;
import dev.jforeman.testing.GivenPlan;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole sessions, from their parts to the exit code, on a fake machine. */
class SessionTest {
    /** Only a session that hangs takes this long. */
    private static final long HANGS_SECONDS = 60;

    private static final Plan STOP_PLAN = GivenPlan.of(given("web.1").onExit(OnExit.STOP));

    private final Optional<Thread.UncaughtExceptionHandler> handlerBefore =
            Optional.ofNullable(Thread.getDefaultUncaughtExceptionHandler());
    private final PrintStream errBefore = System.err;
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Optional<SessionObserver> observer = Optional.empty();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    @BeforeEach
    void keepStandardError() {
        System.setErr(new PrintStream(err, true, UTF_8));
    }

    @AfterEach
    void putBack() {
        System.setErr(errBefore);
        Thread.setDefaultUncaughtExceptionHandler(handlerBefore.orElse(null));
    }

    private FutureTask<Integer> begin(Plan plan, FakeMachine machine) {
        Planning planning = (_, _, _) -> {
            throw new Refusal(ExitCode.USAGE, "there is no other plan");
        };
        FutureTask<Integer> session = new FutureTask<>(() -> new Session(false, false, observer)
                .run(plan, planning, ScriptedRun.OPTIONS, machine, remarks, endpoints));
        Threads.start("session", session);
        return session;
    }

    private static int exitCode(FutureTask<Integer> session) throws Exception {
        return session.get(HANGS_SECONDS, TimeUnit.SECONDS);
    }

    private static FakeMachine machine(ProcessScript.Started script) {
        return new FakeMachine(FakeHost.running(script));
    }

    @Test
    void theExitCodeIsThatOfTheProcessThatFailedAndTheSummaryNamesIt() throws Exception {
        FakeMachine machine = machine(ProcessScript.exits(3, "boom"));
        remarks.add("a remark of the planner");

        assertThat(exitCode(begin(STOP_PLAN, machine))).isEqualTo(3);

        assertThat(machine.screen())
                .containsSubsequence(
                        "a remark of the planner",
                        "\"line\":\"boom\"",
                        "exited with code 3",
                        "first failure: web.1 exited with code 3",
                        "its last lines:");
        assertThat(machine.isEnded()).isTrue();
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void aSessionInWhichNothingFailedHasNoSummary() throws Exception {
        FakeMachine machine = machine(ProcessScript.exits(0, "fine"));

        assertThat(exitCode(begin(STOP_PLAN, machine))).isZero();

        assertThat(machine.screen()).contains("\"line\":\"fine\"").doesNotContain("failure");
    }

    @Test
    void aProcessThatCannotBeStartedEndsTheSession() throws Exception {
        FakeMachine machine = new FakeMachine(FakeHost.refusing("no such directory"));

        assertThat(exitCode(begin(STOP_PLAN, machine))).isEqualTo(ExitCode.CANNOT_SPAWN.code());

        assertThat(machine.screen()).contains("no such directory");
    }

    @Test
    void ctrlCStopsEverything() throws Exception {
        FakeMachine machine = machine(ProcessScript.stays("up"));
        FutureTask<Integer> session = begin(GivenPlan.of("web.1", "worker.1"), machine);
        machine.awaitOnScreen("\"line\":\"up\"");

        machine.signal(Signal.INT);

        assertThat(exitCode(session)).isZero();
        assertThat(machine.screen()).contains("SIGINT");
        assertThat(machine.host().living).isEmpty();
    }

    @Test
    void aStopBeforeTheFirstProcessIsUpLeavesNothingBehind() throws Exception {
        FakeMachine machine = machine(ProcessScript.stays()).signalledAtOnce(Signal.TERM);

        assertThat(exitCode(begin(GivenPlan.of("web.1", "worker.1", "clock.1"), machine)))
                .isZero();

        assertThat(machine.host().living).isEmpty();
        assertThat(machine.host().launches).hasSizeLessThan(3);
    }

    @Test
    void endpointsOpenAfterTheFirstStartAndCloseAtTheEnd() throws Exception {
        FakeMachine machine = machine(ProcessScript.stays());
        List<String> seen = new CopyOnWriteArrayList<>();
        endpoints.add(controls -> {
            seen.add("open after " + machine.host().launches.size() + " start, "
                    + controls.plan().types());
            controls.ask(number -> new Event.DownAsked(System.nanoTime(), number), answer -> seen.add("answer"));
            return () -> seen.add("closed");
        });

        assertThat(exitCode(begin(GivenPlan.of("web.1"), machine))).isZero();

        assertThat(seen)
                .startsWith("open after 1 start, [web]")
                .contains("answer")
                .endsWith("closed");
        assertThat(machine.host().living).isEmpty();
    }

    @Test
    void anObserverSeesEachEffectAndDecidesTheExitCode() throws Exception {
        Watching watching = new Watching(_ -> {});
        observer = Optional.of(watching);

        assertThat(exitCode(begin(STOP_PLAN, machine(ProcessScript.exits(3))))).isEqualTo(103);

        assertThat(watching.seen.getFirst()).isEqualTo("begin [web]");
        assertThat(watching.seen).contains("Spawn", "Finish");
        assertThat(watching.seen.getLast()).isEqualTo("end, finished: true");
    }

    @Test
    void afterAFaultInTheLoopEverythingIsKilledWithoutTheCore() throws Exception {
        FakeMachine machine = machine(ProcessScript.stays());
        observer = Optional.of(new Watching(effect -> {
            if (effect instanceof Effect.ShowOutput) {
                throw new IllegalStateException("a defect");
            }
        }));

        assertThat(exitCode(begin(GivenPlan.of("web.1"), machine))).isEqualTo(ExitCode.INTERNAL.code());

        assertThat(machine.host().living).isEmpty();
        assertThat(err.toString(UTF_8)).contains("jforeman: internal error, please report it: ", "a defect", "--debug");
    }

    /** A failing endpoint once ended the session. */
    @Test
    void anEndpointThatFailsIsReportedAndTheOthersOpenAndTheSessionContinues() throws Exception {
        FakeMachine machine = machine(ProcessScript.stays("up"));
        List<String> seen = new CopyOnWriteArrayList<>();
        endpoints.add(_ -> {
            throw new IllegalStateException("a defect");
        });
        endpoints.add(_ -> () -> seen.add("closed"));
        FutureTask<Integer> session = begin(GivenPlan.of("web.1"), machine);
        machine.awaitOnScreen("internal error in endpoint, which is given up");
        machine.awaitOnScreen("\"line\":\"up\"");

        machine.signal(Signal.INT);

        assertThat(exitCode(session)).isZero();
        assertThat(seen).containsExactly("closed");
        assertThat(machine.screen()).contains("java.lang.IllegalStateException: a defect", "--debug");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void whenTheReaderOfTheLogIsGoneEverythingStopsWithoutAnError() throws Exception {
        FakeMachine machine = machine(ProcessScript.stays("up"));
        FutureTask<Integer> session = begin(GivenPlan.of("web.1"), machine);
        machine.awaitOnScreen("\"line\":\"up\"");

        machine.readerGoes();

        assertThat(exitCode(session)).as("as for any program before head").isZero();
        assertThat(machine.host().living).isEmpty();
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void aLogThatCannotBeWrittenIsAnErrorAndStopsEverything() throws Exception {
        FakeMachine machine = machine(ProcessScript.stays("up")).outputBroken("No space left on device");

        assertThat(exitCode(begin(GivenPlan.of("web.1"), machine)))
                .as("EX_IOERR")
                .isEqualTo(74);

        assertThat(machine.host().living).isEmpty();
        assertThat(err.toString(UTF_8))
                .containsOnlyOnce("jforeman: cannot write the log: No space left on device; stopping all processes");
    }

    @Test
    void aReaderThatTakesNothingIsNotWaitedForAfterCtrlC() throws Exception {
        FakeMachine machine = machine(ProcessScript.stays("up")).outputFrozen();
        FutureTask<Integer> session = begin(GivenPlan.of("web.1"), machine);

        machine.signal(Signal.INT);

        assertThat(exitCode(session)).isZero();
        assertThat(machine.host().living).isEmpty();
        assertThat(machine.screen()).isEmpty();
    }

    /** Adds 100 to the exit code. */
    private static final class Watching implements SessionObserver {
        private final List<String> seen = new CopyOnWriteArrayList<>();
        private final Consumer<Effect> then;

        Watching(Consumer<Effect> then) {
            this.then = then;
        }

        @Override
        public void begin(SessionHandle handle) {
            seen.add("begin " + handle.plan().types());
        }

        @Override
        public void see(Effect effect) {
            seen.add(effect.getClass().getSimpleName());
            then.accept(effect);
        }

        @Override
        public int end(State state, int exitCode) {
            seen.add("end, finished: " + state.isFinished());
            return exitCode + 100;
        }
    }
}
