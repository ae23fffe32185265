package dev.jforeman.smoke;

import dev.jforeman.model.DurationText;
import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.os.process.GroupUsage;
import dev.jforeman.session.Readiness;
import dev.jforeman.session.SessionHandle;
import dev.jforeman.session.SessionObserver;
import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Notice;
import dev.jforeman.supervisor.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Observes a session to test whether an app starts and stops: waits until all processes are
 * ready, runs the command if there is one, and stops everything.
 */
public final class Smoke implements SessionObserver {

    private static final long MEASURE_EVERY_MS = 100;

    private final SmokeOptions options;
    private final Readiness readiness = new Readiness();
    private final long begun = System.nanoTime();
    private Optional<SessionHandle> handle = Optional.empty();
    private Optional<SmokeRows> rows = Optional.empty();
    private Optional<CommandRunner> command = Optional.empty();
    private boolean isStopping;
    private boolean isTooLate;
    private volatile boolean isOver;
    private Optional<Signal> signal = Optional.empty();
    private Optional<SmokeReport> report = Optional.empty();

    public Smoke(SmokeOptions options) {
        this.options = options;
    }

    @Override
    public void begin(SessionHandle given) {
        handle = Optional.of(given);
        rows = Optional.of(new SmokeRows(given.plan(), options.allowedRestarts()));
        readiness.ask(given);
        Threads.repeat("smoke-timeout", this::watchTime);
        Threads.repeat("smoke-memory", this::measure);
    }

    private boolean watchTime() throws InterruptedException {
        Thread.sleep(options.timeout().minusNanos(System.nanoTime() - begun));
        timedOut();
        return false;
    }

    /** Ends the run because its timeout has passed. */
    synchronized void timedOut() {
        if (!isStopping) {
            isTooLate = true;
            SessionHandle here = handle.orElseThrow();
            SmokeRows seen = rows.orElseThrow();
            if (command.isEmpty()) {
                seen.notReady().forEach(name -> here.alarm(name, "not ready in time"));
            }
            here.say("stopping everything, " + DurationText.of(options.timeout()) + " have passed");
            stop();
        }
    }

    private boolean measure() throws InterruptedException {
        Map<Long, Long> bytes = new HashMap<>();
        GroupUsage.all().forEach((group, usage) -> bytes.put(group, usage.memoryBytes()));
        rows.orElseThrow().measured(bytes);
        Thread.sleep(MEASURE_EVERY_MS);
        return !isOver;
    }

    @Override
    public synchronized void see(Effect effect) {
        SmokeRows seen = rows.orElseThrow();
        if (effect instanceof Effect.Say(Notice notice)) {
            seen.see(notice, isStopping);
            react(notice, seen);
        }
        switch (readiness.update(effect)) {
            case READY -> allReady(seen);
            case MISSED -> stop();
            case OPEN -> {}
        }
    }

    private void react(Notice notice, SmokeRows seen) {
        switch (notice) {
            case Notice.StopReceived(var received) -> {
                signal = Optional.of(received);
                stop();
            }
            case Notice.NotReady late -> {
                handle.orElseThrow().alarm(late.name(), "not ready, stopping everything");
                isTooLate = true;
                stop();
            }
            case Notice.NeedFailed _, Notice.CannotStart _ -> stop();
            default -> {
                if (!seen.isTolerated() && command.isEmpty()) {
                    stop();
                }
            }
        }
    }

    private void allReady(SmokeRows seen) {
        if (isStopping) {
            return;
        }
        if (options.command().isEmpty() || seen.firstProblem().isPresent()) {
            stop();
            return;
        }
        CommandRunner runner = new CommandRunner(handle.orElseThrow().commands(), options, this::stop);
        command = Optional.of(runner);
        Threads.retry(CommandRunner.HELPER, runner);
    }

    private synchronized void stop() {
        if (!isStopping) {
            isStopping = true;
            command.ifPresent(CommandRunner::kill);
            handle.orElseThrow().stopAll();
        }
    }

    @Override
    public synchronized int end(State state, int exitCode) {
        isOver = true;
        SmokeRows seen = rows.orElseThrow();
        Optional<SmokeReport.CommandRun> ran = command.map(CommandRunner::result);
        SmokeVerdict verdict = SmokeVerdict.on(
                new SmokeVerdict.Evidence(seen, ran, signal, isTooLate, options.isKillAllowed()), state, exitCode);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        report = Optional.of(new SmokeReport(seen.report(), ran, took, verdict.problem(), verdict.code()));
        return verdict.code();
    }

    /** The report; available only after the session. */
    public SmokeReport report() {
        return report.orElseThrow();
    }

    /**
     * The options of a smoke run.
     *
     * @param timeout for everything but the stop
     * @param allowedRestarts the number of tolerated restarts of all instances together
     * @param isKillAllowed whether a process may have to be killed
     * @param command the words of the command, none for no command
     * @param directory the working directory of the command
     * @param environment variables of the command that override those of jforeman
     */
    public record SmokeOptions(
            Duration timeout,
            int allowedRestarts,
            boolean isKillAllowed,
            List<String> command,
            Path directory,
            Map<String, String> environment) {
        public SmokeOptions {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }
    }
}
