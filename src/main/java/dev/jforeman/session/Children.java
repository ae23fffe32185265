package dev.jforeman.session;

import dev.jforeman.model.Incarnation;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Outcome;
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
import dev.jforeman.supervisor.Event.SpawnFailed.Retry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The live incarnations, and the thread that starts them. That thread never exits, because the kernel ties a child to
 * the thread that started it.
 */
final class Children implements Round {
    /** A task that fails each time must not keep the others from being run. */
    private static final int MOST_ATTEMPTS = 10;

    private final ProcessHost host;
    private final ChildStdio stdio;
    private final Specs specs;
    private final Inbox inbox;
    private final Pumps pumps;
    private final GroupWatch groups;
    private final BlockingQueue<Runnable> spawnerTasks = new LinkedBlockingQueue<>();
    private final Map<Incarnation, Child> alive = new ConcurrentHashMap<>();
    private final Map<InstanceName, Supplier<WindowSize>> watched = new ConcurrentHashMap<>();
    /** Incarnations without a live process whose output has not ended on its own. */
    private final Set<Incarnation> emptied = ConcurrentHashMap.newKeySet();

    /** The task in progress. It is run again if it fails before it has finished or has reported its failure. */
    private Optional<Runnable> current = Optional.empty();

    private int attempts;
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

    /** Runs a task after the first process was started, or failed to start, so that the task does not delay it. */
    void afterFirstStart(Runnable then) {
        afterFirstStart = then;
    }

    void spawn(Incarnation incarnation) {
        spawnerTasks.add(() -> start(incarnation));
    }

    /** Runs another task on the thread that starts processes. */
    void onSpawner(Runnable task) {
        spawnerTasks.add(task);
    }

    /** Runs a task on the thread that starts processes, before each start. */
    void beforeStart(Consumer<Incarnation> task) {
        beforeStart = task;
    }

    /** A failure is reported and the thread continues: it never exits. */
    @Override
    public boolean run() throws InterruptedException {
        if (current.isEmpty()) {
            current = Optional.of(spawnerTasks.take());
            attempts = 0;
        }
        attempts++;
        try {
            current.get().run();
            current = Optional.empty();
        } finally {
            current = current.filter(_ -> attempts < MOST_ATTEMPTS);
        }
        return true;
    }

    /** Starts an incarnation. If anything fails, the core still gets an event. */
    private void start(Incarnation incarnation) {
        try {
            prepare(incarnation);
            adopt(incarnation, host.start(launch(incarnation.name())));
        } catch (SpawnException e) {
            refuse(incarnation, e.reason(), e.canHeal() ? Retry.ALWAYS : Retry.NEVER);
        } catch (RuntimeException | Error e) {
            refuse(incarnation, "internal error", e instanceof OutOfMemoryError ? Retry.ALWAYS : Retry.LIMITED);
            current = Optional.empty();
            throw e;
        } finally {
            Runnable then = afterFirstStart;
            afterFirstStart = () -> {};
            Threads.contain("spawner", then);
        }
    }

    /** Runs the tasks that accompany a start, such as watching files. If one fails, the process is started anyway. */
    private void prepare(Incarnation incarnation) {
        Threads.contain("start of " + incarnation.name(), () -> beforeStart.accept(incarnation));
    }

    private void refuse(Incarnation incarnation, String reason, Retry retry) {
        inbox.put(new Event.SpawnFailed(System.nanoTime(), incarnation.name(), incarnation.number(), reason, retry));
    }

    private Launch launch(InstanceName name) {
        ProcessSpec spec = specs.get(name);
        return new Launch(spec.command(), spec.directory(), spec.environment(), stdio.of(spec));
    }

    /** Registers a new child. A child that cannot be managed is killed, and reported to the core as not started. */
    private void adopt(Incarnation incarnation, Child child) {
        try {
            alive.put(incarnation, child);
            announce(incarnation, child);
        } catch (RuntimeException | Error e) {
            alive.remove(incarnation);
            Threads.<Child>lasting("spawner", Children::kill).accept(child);
            throw e;
        }
    }

    private static void kill(Child child) {
        child.signalGroup(Signal.KILL);
        child.close();
    }

    /**
     * Reports the start. Whatever can fail is done before that, because afterwards the core relies on the events that
     * follow. They are reported after it, so that they are in order.
     */
    private void announce(Incarnation incarnation, Child child) {
        InstanceName name = incarnation.name();
        int number = incarnation.number();
        String helper = "end of " + name;
        Consumer<Outcome> exited =
                Threads.lasting(helper, how -> inbox.put(new Event.Exited(System.nanoTime(), name, number, how)));
        Consumer<Outcome> watch =
                Threads.lasting(helper, _ -> groups.watch(child.pid(), () -> emptied(incarnation, child)));
        CompletableFuture<Outcome> end = new CompletableFuture<>();
        child.onEnd(end::complete);
        inbox.put(new Event.Spawned(System.nanoTime(), name, number, child.pid()));
        var _ = end.thenAccept(exited.andThen(watch));
    }

    /** Runs again if it fails, so it reports the event last. */
    private void emptied(Incarnation incarnation, Child child) {
        Threads.contain("output of " + incarnation.name(), () -> endHeldOutput(incarnation, child));
        inbox.put(new Event.GroupEmptied(System.nanoTime(), incarnation.name(), incarnation.number()));
    }

    /** Ends the output once the pipe is empty, if the process left some in it that the log cannot show yet. */
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

    /** Whether jforeman is not permitted to signal this incarnation. */
    boolean isForbidden(Incarnation incarnation) {
        return Optional.ofNullable(alive.get(incarnation))
                .filter(Child::isForbidden)
                .isPresent();
    }

    /**
     * Signals the group. KILL also closes a terminal whose output is stuck: while the log is blocked and nothing reads
     * the terminal, not even KILL lets a leader exit.
     */
    private void signalGroup(Incarnation incarnation, Child child, Signal signal) {
        child.signalGroup(signal);
        if (signal == Signal.KILL && child.isOutputHeld()) {
            pumps.hangUpIfStuck(incarnation);
        }
    }

    /** The terminal of an instance, if it currently runs on one. */
    Optional<Pty> terminal(InstanceName name) {
        return alive.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .flatMap(entry -> entry.getValue().terminal().stream())
                .findFirst();
    }

    /** The terminal of an instance in the form that endpoints use, if it currently runs on one. */
    Optional<Terminal> terminal(InstanceName name, Histories histories) {
        return terminal(name).map(pty -> new Terminal(name, pty, histories.ofTerminal(name), this, pumps));
    }

    /** A client with a window of this size is attached to this instance's terminal. */
    void watch(InstanceName name, Supplier<WindowSize> window) {
        watched.put(name, window);
        terminal(name).ifPresent(pty -> resize(name, pty));
    }

    /** No client is attached any more. */
    void watchNoMore(InstanceName name) {
        watched.remove(name);
        terminal(name).ifPresent(pty -> resize(name, pty));
    }

    /** Passes a changed size of our own terminal on to the children's terminals. */
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

    /** Ends all live processes when the core cannot do so any more. */
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
            emptied.remove(incarnation);
            Threads.<Child>lasting("release of " + incarnation.name(), Child::forget)
                    .accept(child);
            pumps.release(incarnation, child::close);
        });
    }
}
