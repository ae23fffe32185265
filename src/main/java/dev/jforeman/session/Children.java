package dev.jforeman.session;

import dev.jforeman.model.Incarnation;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.os.kernel.Threads.Round;
import dev.jforeman.os.kernel.WindowSize;
import dev.jforeman.os.process.Child;
import dev.jforeman.os.process.GroupWatch;
import dev.jforeman.os.process.ProcessHost;
import dev.jforeman.os.process.ProcessHost.Launch;
import dev.jforeman.os.process.ProcessHost.SpawnException;
import dev.jforeman.os.process.ProcessHost.Stdio;
import dev.jforeman.os.process.Pty;
import dev.jforeman.os.process.Termination;
import dev.jforeman.output.Histories;
import dev.jforeman.output.Pumps;
import dev.jforeman.session.Console.ChildStdio;
import dev.jforeman.session.EventLoop.Inbox;
import dev.jforeman.session.SessionParts.Specs;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.Event.SignalAsked.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The living incarnations, and the one thread that starts them. That thread never ends, because the kernel ties a
 * child to the thread that started it.
 */
final class Children implements Round {
    private final ProcessHost host;
    private final ChildStdio stdio;
    private final Specs specs;
    private final Inbox inbox;
    private final Pumps pumps;
    private final GroupWatch groups;
    private final BlockingQueue<Runnable> toStart = new LinkedBlockingQueue<>();
    private final Map<Incarnation, Child> alive = new ConcurrentHashMap<>();
    private final Map<InstanceName, Supplier<WindowSize>> watched = new ConcurrentHashMap<>();
    /** Those whose output does not end by itself, and of which no process is left. */
    private final Set<Incarnation> emptied = ConcurrentHashMap.newKeySet();

    private volatile Runnable afterFirstStart = () -> {};
    private volatile Consumer<Incarnation> beforeStart = _ -> {};

    Children(ProcessHost host, ChildStdio stdio, Specs specs, Inbox inbox, Pumps pumps, GroupWatch groups) {
        this.host = host;
        this.stdio = stdio;
        this.specs = specs;
        this.inbox = inbox;
        this.pumps = pumps;
        this.groups = groups;
    }

    /** Something that can wait until the first process was started, or could not be, and so must not delay it. */
    void afterFirstStart(Runnable then) {
        afterFirstStart = then;
    }

    void spawn(Incarnation incarnation) {
        toStart.add(() -> start(incarnation));
    }

    /** Does something else on the thread that starts processes. */
    void onSpawner(Runnable task) {
        toStart.add(task);
    }

    /** Something to be done on that thread before each start. */
    void beforeStart(Consumer<Incarnation> task) {
        beforeStart = task;
    }

    /** A failure is reported, and the next task is run: this thread never ends. */
    @Override
    public boolean run() throws InterruptedException {
        toStart.take().run();
        return true;
    }

    /** Whatever goes wrong, the core gets an answer. */
    private void start(Incarnation incarnation) {
        try {
            prepare(incarnation);
            adopt(incarnation, host.start(launch(incarnation.name())));
        } catch (SpawnException e) {
            refuse(incarnation, e.reason(), e.canHeal());
        } catch (RuntimeException | Error e) {
            refuse(incarnation, "internal error", e instanceof VirtualMachineError);
            throw e;
        } finally {
            Runnable then = afterFirstStart;
            afterFirstStart = () -> {};
            then.run();
        }
    }

    /** What is done beside a start, such as a watch of files, is no condition for it. */
    private void prepare(Incarnation incarnation) {
        Threads.contain("start of " + incarnation.name(), () -> beforeStart.accept(incarnation));
    }

    private void refuse(Incarnation incarnation, String reason, boolean canHeal) {
        inbox.put(new Event.SpawnFailed(System.nanoTime(), incarnation.name(), incarnation.number(), reason, canHeal));
    }

    private Launch launch(InstanceName name) {
        ProcessSpec spec = specs.get(name);
        return new Launch(spec.command(), spec.directory(), spec.environment(), stdio.of(spec));
    }

    /** What cannot be looked after must not run: the core takes it for one that was not started. */
    private void adopt(Incarnation incarnation, Child child) {
        try {
            alive.put(incarnation, child);
            announce(incarnation, child);
        } catch (RuntimeException | Error e) {
            alive.remove(incarnation);
            child.signalGroup(Signal.KILL);
            child.close();
            throw e;
        }
    }

    /** It is announced before its end is observed, so that its start comes before its end. */
    private void announce(Incarnation incarnation, Child child) {
        InstanceName name = incarnation.name();
        int number = incarnation.number();
        inbox.put(new Event.Spawned(System.nanoTime(), name, number, child.pid()));
        child.onEnd(outcome -> {
            inbox.put(new Event.Exited(System.nanoTime(), name, number, outcome));
            groups.watch(child.pid(), () -> {
                inbox.put(new Event.GroupEmptied(System.nanoTime(), name, number));
                endHeldOutput(incarnation, child);
            });
        });
    }

    /** Which may not be shown yet. */
    private void endHeldOutput(Incarnation incarnation, Child child) {
        if (child.isOutputHeld()) {
            emptied.add(incarnation);
            pumps.endWhenEmpty(incarnation);
        }
    }

    void showOutput(Incarnation incarnation) {
        InstanceName name = incarnation.name();
        Runnable whenClosed = () -> inbox.put(new Event.OutputClosed(System.nanoTime(), name, incarnation.number()));
        Optional.ofNullable(alive.get(incarnation)).ifPresent(child -> pumps.start(incarnation, child, whenClosed));
        if (emptied.contains(incarnation)) {
            pumps.endWhenEmpty(incarnation);
        }
    }

    void signal(Incarnation incarnation, Signal signal, Target target) {
        Optional.ofNullable(alive.get(incarnation)).ifPresent(child -> {
            switch (target) {
                case LEADER -> child.signalLeader(signal);
                case GROUP -> signalGroup(incarnation, child, signal);
            }
        });
    }

    /** Whether the system lets us send no signal to it. */
    boolean isForbidden(Incarnation incarnation) {
        return Optional.ofNullable(alive.get(incarnation))
                .filter(Child::isForbidden)
                .isPresent();
    }

    /** Not even KILL lets a leader exit while the log is stuck and its terminal is not read. */
    private void signalGroup(Incarnation incarnation, Child child, Signal signal) {
        child.signalGroup(signal);
        if (signal == Signal.KILL && child.isOutputHeld()) {
            pumps.hangUpIfStuck(incarnation);
        }
    }

    /** The terminal an instance runs on now, if it runs on one. */
    Optional<Pty> terminal(InstanceName name) {
        return alive.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .flatMap(entry -> entry.getValue().terminal().stream())
                .findFirst();
    }

    /** The same, for others to work with. */
    Optional<Terminal> terminal(InstanceName name, Histories histories) {
        return terminal(name).map(pty -> new Terminal(name, pty, histories.ofTerminal(name), this, pumps));
    }

    /** A client is attached to the terminal of this one, with a window of that size. */
    void watch(InstanceName name, Supplier<WindowSize> window) {
        watched.put(name, window);
        terminal(name).ifPresent(pty -> resize(name, pty));
    }

    /** No client is attached any more. */
    void watchNoMore(InstanceName name) {
        watched.remove(name);
        terminal(name).ifPresent(pty -> resize(name, pty));
    }

    /** Our own terminal has changed its size: those that run on one learn it. */
    void resize() {
        alive.forEach((incarnation, child) -> child.terminal().ifPresent(pty -> resize(incarnation.name(), pty)));
    }

    private void resize(InstanceName name, Pty pty) {
        Supplier<WindowSize> window = watched.get(name);
        if (window != null) {
            pty.resize(window.get());
        } else if (stdio.of(specs.get(name)) instanceof Stdio.Terminal(WindowSize size, var _)) {
            pty.resize(size);
        }
    }

    /** Ends all that live, when the core cannot be asked any more. */
    void endAll(Duration grace) throws InterruptedException {
        List<Child> children = List.copyOf(alive.values());
        List<Long> groups = children.stream().map(Child::pid).toList();
        new Termination(
                        signal -> children.forEach(child -> child.signalGroup(signal)),
                        () -> !host.livingGroups(groups).isEmpty())
                .run(grace);
    }

    void release(Incarnation incarnation) {
        Optional.ofNullable(alive.remove(incarnation)).ifPresent(child -> {
            child.forget();
            emptied.remove(incarnation);
            pumps.release(incarnation, child::close);
        });
    }
}
