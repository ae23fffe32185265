package dev.jforeman.os.process;

import dev.jforeman.model.Outcome;
import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.HelperFailure;
import dev.jforeman.os.kernel.Pipes;
import dev.jforeman.os.kernel.Signals;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.os.process.StdioSetup.ParentEnds;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A child started by the JDK. */
final class JdkChild implements Child {
    private final Process process;
    private final ParentEnds streams;
    private final ExitStatus exitStatus;
    private final Watchdog watchdog;
    private final boolean isBehindShell;
    private volatile boolean isReleased;

    /**
     * A running child.
     *
     * @param isBehindShell whether the process only leads the session and a child of it runs the command, see {@link
     *     SessionLeader#isBehindShell}
     */
    JdkChild(Process process, ParentEnds streams, ExitStatus exitStatus, Watchdog watchdog, boolean isBehindShell) {
        this.process = process;
        this.streams = streams;
        this.exitStatus = exitStatus;
        this.watchdog = watchdog;
        this.isBehindShell = isBehindShell;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public ReadableByteChannel output() {
        return streams.output();
    }

    @Override
    public Optional<ReadableByteChannel> errors() {
        return streams.errors();
    }

    @Override
    public boolean isOutputHeld() {
        return streams.terminal().filter(Pty::isHeld).isPresent();
    }

    @Override
    public Optional<Pty> terminal() {
        return streams.terminal();
    }

    @Override
    public void onEnd(Consumer<Outcome> then) {
        var _ = process.onExit().thenAccept(Threads.lasting("end of " + pid(), ended -> then.accept(outcome(ended))));
    }

    /** Always returns an outcome, even if something fails. */
    private Outcome outcome(Process ended) {
        try {
            return exitStatus.outcome(ended.exitValue());
        } catch (RuntimeException | Error e) {
            Threads.report(new HelperFailure("end of " + pid(), e, true));
            return new Outcome.Exited(ended.exitValue());
        }
    }

    @Override
    public void signalLeader(Signal signal) {
        List<Long> behind = isBehindShell && !isReleased
                ? process.children().map(ProcessHandle::pid).toList()
                : List.of();
        if (behind.isEmpty()) {
            signalProcess(signal);
        } else {
            behind.forEach(pid -> Signals.send(pid.intValue(), signal));
        }
    }

    /** A leader that has only just started may not lead a group yet. Then it is alone and gets the signal itself. */
    @Override
    public void signalGroup(Signal signal) {
        if (!isReleased && !Signals.send((int) -pid(), signal)) {
            signalProcess(signal);
        }
    }

    @Override
    public boolean isForbidden() {
        return !isReleased && Signals.isForbidden((int) -pid());
    }

    private void signalProcess(Signal signal) {
        if (!isReleased && process.isAlive()) {
            Signals.send((int) pid(), signal);
        }
    }

    @Override
    public boolean isEmpty(ReadableByteChannel stream) {
        return streams.terminal()
                .filter(pty -> pty.screen().equals(stream))
                .map(Pty::isEmpty)
                .orElseGet(() -> !Pipes.hasUnread(stream));
    }

    @Override
    public void forget() {
        isReleased = true;
        watchdog.remove(pid());
        exitStatus.close();
    }

    @Override
    public void close() {
        forget();
        streams.close();
    }
}
