package dev.jforeman.checks;

import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.HelperFailure;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.os.process.Child;
import dev.jforeman.os.process.ProcessHost;
import dev.jforeman.os.process.ProcessHost.Launch;
import dev.jforeman.os.process.ProcessHost.SpawnException;
import dev.jforeman.os.process.ProcessHost.Stdio;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Shell commands beside the processes, each in the directory and environment of one: probes and stop commands. */
public final class SideCommands {
    private final ProcessHost host;
    private final Consumer<Runnable> spawner;

    /**
     * Commands without any yet.
     *
     * @param spawner runs things on the one thread that starts processes
     */
    public SideCommands(ProcessHost host, Consumer<Runnable> spawner) {
        this.host = host;
        this.spawner = spawner;
    }

    /** Starts one; the future fails with a {@link SpawnException} if it cannot be started. */
    public CompletableFuture<Child> start(ProcessSpec spec, String line) {
        return start(line, spec.directory(), spec.environment(), new Stdio.OnePipe(Stdio.Input.OPEN));
    }

    /** Starts one that belongs to no process. */
    public CompletableFuture<Child> start(String line, Path directory, Map<String, String> environment, Stdio stdio) {
        CompletableFuture<Child> started = new CompletableFuture<>();
        Launch launch = new Launch(line, directory, environment, stdio);
        spawner.accept(() -> {
            try {
                started.complete(host.start(launch));
            } catch (SpawnException e) {
                started.completeExceptionally(e);
            } catch (RuntimeException | Error e) {
                Threads.report(new HelperFailure("spawner", e, true)); // if it were thrown, this would run again
                started.completeExceptionally(e);
            }
        });
        return started;
    }

    /** Nothing a command has started outlives it. */
    public void killRest(Child child) {
        if (!host.livingGroups(List.of(child.pid())).isEmpty()) {
            child.signalGroup(Signal.KILL);
        }
    }
}
