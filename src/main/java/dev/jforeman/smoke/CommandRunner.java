package dev.jforeman.smoke;

import dev.jforeman.checks.SideCommands;
import dev.jforeman.model.Outcome;
import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.HelperFailure;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.os.process.Child;
import dev.jforeman.os.process.ProcessHost.Stdio;
import dev.jforeman.smoke.Smoke.SmokeOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** Runs the command of a smoke run. Its output goes to the standard streams of jforeman. */
final class CommandRunner implements Runnable {
    private static final int CANNOT_RUN = 126;

    /** The thread that runs it. */
    static final String HELPER = "smoke-command";

    private final SideCommands commands;
    private final SmokeOptions options;
    private final Runnable whenEnded;
    private final long begun = System.nanoTime();
    private Optional<Child> running = Optional.empty();
    private OptionalInt code = OptionalInt.empty();
    private boolean isKilled;
    private Duration took = Duration.ZERO;

    CommandRunner(SideCommands commands, SmokeOptions options, Runnable whenEnded) {
        this.commands = commands;
        this.options = options;
        this.whenEnded = whenEnded;
    }

    @Override
    public void run() {
        try {
            follow(commands.start(line(), options.directory(), options.environment(), new Stdio.OurOwn())
                    .get());
        } catch (ExecutionException _) {
            ended(CANNOT_RUN);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            Threads.report(new HelperFailure(HELPER, e, false)); // if it were thrown, the command would run again
            ended(CANNOT_RUN);
        } finally {
            Threads.<Runnable>lasting(HELPER, Runnable::run).accept(whenEnded);
        }
    }

    private void follow(Child child) throws InterruptedException, ExecutionException {
        try (child) {
            CompletableFuture<Outcome> end = new CompletableFuture<>();
            child.onEnd(end::complete);
            started(child);
            ended(end.get().shellCode());
            commands.killRest(child);
        }
    }

    private synchronized void started(Child child) {
        running = Optional.of(child);
        if (isKilled) {
            child.signalGroup(Signal.KILL);
        }
    }

    private synchronized void ended(int shellCode) {
        took = Duration.ofNanos(System.nanoTime() - begun);
        running = Optional.empty();
        code = isKilled ? OptionalInt.empty() : OptionalInt.of(shellCode);
    }

    /** Kills the command. Does nothing if it has exited. */
    synchronized void kill() {
        if (code.isEmpty()) {
            isKilled = true;
            running.ifPresent(child -> child.signalGroup(Signal.KILL));
        }
    }

    synchronized SmokeReport.CommandRun result() {
        return new SmokeReport.CommandRun(String.join(" ", options.command()), code, took);
    }

    /** The command line for the shell, with each word quoted. */
    private String line() {
        return options.command().stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" ", "exec ", ""));
    }
}
