package dev.jforeman.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.checks.SideCommands;
import dev.jforeman.contract.ProcessScript;
import dev.jforeman.model.Signal;
import dev.jforeman.os.process.ProcessHost.Stdio;
import dev.jforeman.session.FakeHost;
import dev.jforeman.smoke.Smoke.SmokeOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The command of a smoke run, with fake processes. */
class CommandRunnerTest {
    private final AtomicInteger ends = new AtomicInteger();

    private CommandRunner runner(FakeHost host, String... command) {
        SmokeOptions options = new SmokeOptions(
                Duration.ofDays(1), 0, false, List.of(command), Path.of("/app"), Map.of("PORT", "5000"));
        return new CommandRunner(new SideCommands(host, Runnable::run), options, ends::incrementAndGet);
    }

    @Test
    void theCommandRunsInTheAppWithTheStreamsAndWordsOfSmoke() {
        FakeHost host = FakeHost.running(ProcessScript.exits(0));

        runner(host, "echo", "it's $HOME").run();

        assertThat(host.launches).singleElement().satisfies(launch -> {
            assertThat(launch.command()).isEqualTo("exec 'echo' 'it'\\''s $HOME'");
            assertThat(launch.directory()).isEqualTo(Path.of("/app"));
            assertThat(launch.environment()).isEqualTo(Map.of("PORT", "5000"));
            assertThat(launch.stdio()).isEqualTo(new Stdio.OurOwn());
        });
    }

    @Test
    void theExitCodeOfTheCommandIsReportedOnce() {
        CommandRunner runner = runner(FakeHost.running(ProcessScript.exits(3)), "make", "test");

        runner.run();

        assertThat(runner.result().code()).hasValue(3);
        assertThat(runner.result().line()).isEqualTo("make test");
        assertThat(ends).hasValue(1);
    }

    @Test
    void aSignalGivesTheExitCodeOfAShell() {
        CommandRunner runner = runner(FakeHost.running(ProcessScript.dies(Signal.SEGV)), "crash");

        runner.run();

        assertThat(runner.result().code()).hasValue(128 + 11);
    }

    @Test
    void aCommandThatCannotBeStartedHasCode126() {
        CommandRunner runner = runner(FakeHost.refusing("no such directory"), "make");

        runner.run();

        assertThat(runner.result().code()).hasValue(126);
        assertThat(ends).hasValue(1);
    }

    @Test
    void aCommandKilledBeforeItStartsHasNoExitCode() {
        CommandRunner runner = runner(FakeHost.running(ProcessScript.stays()), "sleep");

        runner.kill();
        runner.run();

        assertThat(runner.result().code()).isEmpty();
        assertThat(ends).hasValue(1);
    }

    @Test
    void anInterruptWhileItRunsIsKeptAndThereIsNoExitCode() {
        CommandRunner runner = runner(FakeHost.running(ProcessScript.stays()), "sleep");

        Thread.currentThread().interrupt();
        runner.run();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(runner.result().code()).isEmpty();
        assertThat(ends).hasValue(1);
    }

    @Test
    void aRunningCommandIsKilled() throws InterruptedException {
        FakeHost host = FakeHost.running(ProcessScript.stays());
        CommandRunner runner = runner(host, "sleep");
        Thread running = Thread.ofPlatform().start(runner);

        runner.kill();
        running.join();

        assertThat(runner.result().code()).isEmpty();
        assertThat(host.living).isEmpty();
    }

    @Test
    void aKillAfterTheEndChangesNothing() {
        CommandRunner runner = runner(FakeHost.running(ProcessScript.exits(0)), "true");
        runner.run();

        runner.kill();

        assertThat(runner.result().code()).hasValue(0);
    }

    @Test
    void processesLeftByTheCommandAreKilled() {
        FakeHost host = FakeHost.running(ProcessScript.exits(0).leaving(new ProcessScript.Member.IgnoresTerm()));

        runner(host, "daemon").run();

        assertThat(host.living).isEmpty();
    }
}
