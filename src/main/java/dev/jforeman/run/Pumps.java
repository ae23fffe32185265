package dev.jforeman.run;

import dev.jforeman.os.Child;
import dev.jforeman.plan.InstanceName;
import dev.jforeman.stream.LineFormatter;
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
    private volatile Watching watching = (_, shown) -> shown;
    private final LateParts lateParts = new LateParts();
    private final Map<InstanceName, LastLines> lastLines = new ConcurrentHashMap<>();

    Pumps(WriteQueue queue, BlockPool blocks, Log log, Histories histories, OnFull onFull) {
        this.queue = queue;
        this.blocks = blocks;
        this.log = log;
        this.histories = histories;
        this.onFull = onFull;
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
        Threads.start("pump " + source.incarnation().name(), pump);
    }

    /** What the latest incarnation wrote last. */
    Optional<LastLines> lastLines(InstanceName name) {
        return Optional.ofNullable(lastLines.get(name)).filter(found -> !found.isEmpty());
    }
}
