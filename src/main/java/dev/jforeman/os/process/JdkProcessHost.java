package dev.jforeman.os.process;

import dev.jforeman.model.PathText;
import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.CallerEnvironment;
import dev.jforeman.os.kernel.Errno;
import dev.jforeman.os.kernel.Errno.ErrnoException;
import dev.jforeman.os.kernel.Kernel;
import dev.jforeman.os.kernel.OpenFiles;
import dev.jforeman.os.kernel.OwnProcesses;
import dev.jforeman.os.kernel.Signals;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.os.process.ProcessHost.Launch;
import dev.jforeman.os.process.ProcessHost.SpawnException;
import dev.jforeman.os.process.StdioSetup.ParentEnds;
import dev.jforeman.os.process.Watchdog.Expected;
import dev.jforeman.shell.CarriedVariables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Starts processes with {@link ProcessBuilder}, each in its own session and with its own streams. */
public final class JdkProcessHost implements ProcessHost {
    private final Duration grace;
    private final Optional<Path> record;
    private Optional<Watchdog> watchdog = Optional.empty();

    private JdkProcessHost(Duration grace, Optional<Path> record) {
        this.grace = grace;
        this.record = record;
    }

    /**
     * A host with a watchdog, which ends all process groups if jforeman is killed.
     *
     * @param grace the time from TERM to KILL
     * @param record the file that records the groups for the next start; empty if there is no place for it
     */
    public static JdkProcessHost guarded(Duration grace, Optional<Path> record) {
        return new JdkProcessHost(grace, record);
    }

    /** Loads the classes that start processes before they are needed. */
    public static void warmUp() {
        new ProcessBuilder(SessionLeader.words()).environment();
    }

    /** Starts the watchdog on another thread, so that the first start does not have to wait for it. */
    public void prepare() {
        watchdog();
    }

    private synchronized Watchdog watchdog() {
        if (watchdog.isEmpty()) {
            watchdog = Optional.of(Watchdog.start(grace, record));
        }
        return watchdog.get();
    }

    /** Lets the watchdog end. Nothing is left to guard, and nothing will be started. */
    public synchronized void unguard() {
        watchdog.ifPresent(Watchdog::dismiss);
    }

    /** Waits until the watchdog has exited, after {@link #unguard}. */
    public synchronized void end() throws InterruptedException {
        if (watchdog.isPresent()) {
            watchdog.get().awaitEnd();
        }
    }

    @Override
    public Child start(Launch given) throws SpawnException {
        Launch launch = CallerEnvironment.droppedByShell().isEmpty() ? given : carrying(given);
        if (!Files.isDirectory(launch.directory())) {
            throw new SpawnException("no such directory: " + PathText.of(launch.directory()), false);
        }
        if (!Kernel.current().hasRoomForProcess()) {
            throw refused(Errno.tryAgain());
        }
        try {
            return startOrRaiseLimit(launch);
        } catch (ErrnoException e) {
            throw refused(e.errno());
        }
    }

    private Child startOrRaiseLimit(Launch launch) throws SpawnException {
        try {
            return startWired(launch);
        } catch (ErrnoException e) {
            if (e.errno() == Errno.EMFILE && OpenFiles.raise()) {
                return startWired(launch);
            }
            throw e;
        }
    }

    private Child startWired(Launch launch) throws SpawnException {
        try (StdioSetup wiring = StdioSetup.open(launch.stdio())) {
            return start(launch, wiring);
        } catch (IOException e) {
            SpawnFailure failure = SpawnFailure.of(e);
            if (failure.isOfOwnFiles()) {
                throw new SpawnException(SpawnFailure.OWN_FILES, false);
            }
            throw new ErrnoException("spawn", failure.errno());
        }
    }

    private Child start(Launch launch, StdioSetup wiring) throws IOException {
        ParentEnds ours = wiring.ours();
        try {
            watchdog().expect(Expected.of(wiring.pipeNumber(), launch.environment()));
            return child(OwnProcesses.start(builder(launch, wiring)), ours, launch);
        } catch (IOException | RuntimeException | Error e) {
            Threads.contain("watchdog", () -> watchdog().expectNothing());
            ours.close();
            throw e;
        }
    }

    /** A process that cannot be managed must not remain, because nothing would end it. */
    private Child child(Process process, ParentEnds ours, Launch launch) {
        try {
            watchdog().add(process.pid());
            return new JdkChild(
                    process, ours, ExitStatus.watch(process.pid()), watchdog(), SessionLeader.isBehindShell(launch));
        } catch (RuntimeException | Error e) {
            Threads.<Process>lasting("spawner", this::discard).accept(process);
            throw e;
        }
    }

    private void discard(Process process) {
        Signals.send((int) -process.pid(), Signal.KILL);
        process.destroyForcibly();
        watchdog().remove(process.pid());
    }

    /** Carries the variables that the shell of a process would drop past the shell. */
    private static Launch carrying(Launch launch) {
        CarriedVariables carried = CarriedVariables.of(launch.command(), CallerEnvironment.droppedByShell());
        Map<String, String> environment = new HashMap<>(launch.environment());
        environment.putAll(carried.environment());
        return new Launch(carried.command(), launch.directory(), environment, launch.stdio());
    }

    private static ProcessBuilder builder(Launch launch, StdioSetup wiring) {
        ProcessBuilder builder = ExactCommand.builder(
                OpenFiles.asForCaller(wiring.words(launch.command())), launch.directory(), launch.environment());
        wiring.connect(builder);
        SessionLeader.prepare(builder);
        return builder;
    }

    @Override
    public Set<Long> livingGroups(Collection<Long> groups) {
        return ProcessGroups.living(groups);
    }

    private static SpawnException refused(int errno) {
        return new SpawnException(Errno.sentence(errno), Errno.canHeal(errno));
    }
}
