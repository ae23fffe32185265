package dev.jforeman.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.contract.ProcessScript;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.HelperHook;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.testing.GivenPlan;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each helper of a session fails in its first or in a later round, and the session continues. */
class HelperFaultsTest {
    private static final long HANGS_SECONDS = 60;

    private static final Map<String, Runnable> KINDS = Map.of(
            "exception",
            () -> {
                throw new IllegalArgumentException("injected");
            },
            "stack",
            () -> {
                throw new StackOverflowError("injected");
            },
            "memory",
            () -> {
                throw new OutOfMemoryError("injected");
            },
            "linkage",
            () -> {
                throw new NoClassDefFoundError("injected");
            });

    private final Optional<Thread.UncaughtExceptionHandler> handlerBefore =
            Optional.ofNullable(Thread.getDefaultUncaughtExceptionHandler());
    private final PrintStream errBefore = System.err;
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void keepStandardError() {
        System.setErr(new PrintStream(err, true, UTF_8));
    }

    @AfterEach
    void putBack() {
        HelperHook.clear();
        System.setErr(errBefore);
        Thread.setDefaultUncaughtExceptionHandler(handlerBefore.orElse(null));
    }

    private static void failIn(String helper, int from, int times, Runnable kind) {
        Map<String, Integer> rounds = new ConcurrentHashMap<>();
        HelperHook.set(name -> {
            int round = rounds.merge(name, 1, Integer::sum);
            if (name.equals(helper) && round >= from && round < from + times) {
                kind.run();
            }
        });
    }

    private static FutureTask<Integer> begin(FakeMachine machine) {
        FutureTask<Integer> session = new FutureTask<>(() -> new Session(false, false, Optional.empty())
                .run(
                        GivenPlan.of("web.1", "worker.1"),
                        (_, _, _) -> {
                            throw new Refusal(ExitCode.USAGE, "there is no other plan");
                        },
                        ScriptedRun.OPTIONS,
                        machine,
                        List.of(),
                        List.of()));
        Threads.start("session", session);
        return session;
    }

    @ParameterizedTest
    @CsvSource({
        "watchdog, 1",
        "spawner, 1",
        "spawner, 2",
        "writer, 1",
        "writer, 2",
        "groups, 1",
        "groups, 2",
        "pump web.1, 1",
        "pump web.1, 2",
        "reaper, 1",
        "output-watch, 1",
        "endpoint, 1",
        "archives, 1"
    })
    void theSessionGoesOn(String helper, int from) throws Exception {
        for (Map.Entry<String, Runnable> kind : KINDS.entrySet()) {
            failIn(helper, from, 2, kind.getValue());
            FakeMachine machine = new FakeMachine(FakeHost.running(ProcessScript.stays("up")));
            FutureTask<Integer> session = begin(machine);
            machine.awaitOnScreen("\"instance\":\"web.1\"");
            machine.awaitOnScreen("\"instance\":\"worker.1\"");
            machine.awaitOnScreen("\"line\":\"up\"");

            machine.signal(Signal.INT);

            assertThat(session.get(HANGS_SECONDS, TimeUnit.SECONDS))
                    .as(helper + ", " + kind.getKey())
                    .isZero();
            assertThat(machine.host().living).isEmpty();
        }
    }
}
