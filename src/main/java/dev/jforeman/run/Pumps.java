package dev.jforeman.run;

import dev.jforeman.os.Child;
import dev.jforeman.os.Pty;
import dev.jforeman.plan.InstanceName;
import dev.jforeman.run.Histories.Recorder;
import dev.jforeman.stream.LineFormatter;
import dev.jforeman.stream.NoLines;
import java.nio.channels.ReadableByteChannel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The pumps of the living incarnations, and what they share. */
final class Pumps {
    private final WriteQueue queue;
    private final BlockPool blocks;
    private final Log log;
    private final Histories histories;
    private final OnFull onFull;
    private final Optional<Typist> typist;
    private volatile Watching watching = (_, shown) -> shown;
    private final LateParts lateParts = new LateParts();
    private final Map<InstanceName, LastLines> lastLines = new ConcurrentHashMap<>();

    Pumps(WriteQueue queue, BlockPool blocks, Log log, Histories histories, OnFull onFull, Optional<Typist> typist) {
        this.queue = queue;
        this.blocks = blocks;
        this.log = log;
        this.histories = histories;
        this.onFull = onFull;
        this.typist = typist;
        Threads.start("late-parts", lateParts);
    }

    /** Somebody looks at the lines of an incarnation before they are shown. */
    @FunctionalInterface
    interface Watching {
        LineFormatter over(Incarnation incarnation, LineFormatter shown);
    }

    /** From now on somebody looks at the lines. */
    void watch(Watching watcher) {
        watching = watcher;
    }

    /** Begins to carry what a child writes; {@code whenClosed} is called once all its streams have ended. */
    void start(Incarnation incarnation, Child child, Runnable whenClosed) {
        LastLines last = new LastLines();
        lastLines.put(incarnation.name(), last);
        Optional<Typist> typed = typist.filter(known -> known.isFor(incarnation.name()));
        if (typed.isPresent() && child.terminal().isPresent()) {
            startOnScreen(
                    new Source(incarnation, child.pid(), Source.Stream.TERMINAL), child, last, typed.get(), whenClosed);
        } else {
            startLines(incarnation, child, last, whenClosed);
        }
    }

    /** It has the keyboard, so what it draws is shown as it is. */
    private void startOnScreen(Source source, Child child, LastLines last, Typist typed, Runnable whenClosed) {
        Pty pty = child.terminal().orElseThrow();
        Outlet outlet = new Outlet(queue, blocks, OnFull.WAIT, log.gapTeller(source));
        Runnable then = () -> {
            typed.disconnect(pty);
            whenClosed.run();
        };
        typed.connect(pty);
        LineFormatter watcher = watching.over(source.incarnation(), new NoLines());
        Recorder history = histories.recorder(source);
        run(source, new ScreenPump(child.output(), outlet, watcher, log.files().lines(source), last, history, then));
    }

    private void startLines(Incarnation incarnation, Child child, LastLines last, Runnable whenClosed) {
        Optional<ReadableByteChannel> errors = child.errors();
        Runnable oneClosed = countDown(errors.isPresent() ? 2 : 1, whenClosed);
        start(new Source(incarnation, child.pid(), mainStream(child)), child.output(), last, oneClosed);
        errors.ifPresent(
                channel -> start(new Source(incarnation, child.pid(), Source.Stream.STDERR), channel, last, oneClosed));
    }

    private static Source.Stream mainStream(Child child) {
        if (child.terminal().isPresent()) {
            return Source.Stream.TERMINAL;
        }
        return child.errors().isPresent() ? Source.Stream.STDOUT : Source.Stream.OUTPUT;
    }

    private static Runnable countDown(int count, Runnable then) {
        AtomicInteger left = new AtomicInteger(count);
        return () -> {
            if (left.decrementAndGet() == 0) {
                then.run();
            }
        };
    }

    private void start(Source source, ReadableByteChannel channel, LastLines last, Runnable whenClosed) {
        Outlet outlet = new Outlet(queue, blocks, onFull, log.gapTeller(source));
        Pump pump = new Pump(
                channel,
                outlet,
                watching.over(source.incarnation(), log.formatter(source)),
                log.files().lines(source),
                last,
                histories.recorder(source),
                log.clock(),
                log.showsParts() ? Optional.of(lateParts) : Optional.empty(),
                whenClosed);
        run(source, pump);
    }

    private static void run(Source source, Runnable pump) {
        Threads.start("pump " + source.incarnation().name(), pump);
    }

    /** What the latest incarnation wrote last. */
    Optional<LastLines> lastLines(InstanceName name) {
        return Optional.ofNullable(lastLines.get(name)).filter(found -> !found.isEmpty());
    }
}
