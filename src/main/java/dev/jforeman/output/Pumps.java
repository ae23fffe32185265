package dev.jforeman.output;

import dev.jforeman.model.Incarnation;
import dev.jforeman.model.Incarnation.LineSource;
import dev.jforeman.model.InstanceName;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.os.process.Child;
import dev.jforeman.os.process.Pty;
import dev.jforeman.os.terminal.KeyForwarder;
import dev.jforeman.text.LineFormatter;
import java.nio.channels.ReadableByteChannel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The pumps of the live incarnations, and what they share. */
public final class Pumps {
    /** Enough to read the few KiB that a terminal buffers. */
    private static final long LAST_READ_MS = 500;

    private final WriteQueue queue;
    private final QueuedBlockPool pool;
    private final OutputMemory memory;
    private final Log log;
    private final Histories histories;
    private final OnFull onFull;
    private final Optional<KeyForwarder> keyForwarder;
    private volatile Watching watching = (_, shown) -> shown;
    private final PromptFlush lateParts = new PromptFlush();
    private final ChildStreams inflows = new ChildStreams();
    private final Map<InstanceName, Pump> onTerminals = new ConcurrentHashMap<>();

    Pumps(
            WriteQueue queue,
            QueuedBlockPool pool,
            OutputMemory memory,
            Log log,
            Histories histories,
            OnFull onFull,
            Optional<KeyForwarder> keyForwarder) {
        this.queue = queue;
        this.pool = pool;
        this.memory = memory;
        this.log = log;
        this.histories = histories;
        this.onFull = onFull;
        this.keyForwarder = keyForwarder;
        Threads.repeat("late-parts", lateParts);
    }

    /** Examines the lines of an incarnation before they are shown. */
    @FunctionalInterface
    public interface Watching {
        LineFormatter over(Incarnation incarnation, LineFormatter shown);
    }

    /** Sets the watcher of lines. */
    public void watch(Watching watcher) {
        watching = watcher;
    }

    /**
     * Starts copying the output of a child. If this fails, nothing is copied, and it can be called again.
     *
     * @param whenClosed called once all its streams have ended
     */
    public void start(Incarnation incarnation, Child child, Runnable whenClosed) {
        ChildStream output = inflow(child, child.output());
        Optional<ChildStream> errors = child.errors().map(channel -> inflow(child, channel));
        inflows.add(
                incarnation, Stream.concat(Stream.of(output), errors.stream()).toList(), whenClosed);
        Pump pump = pump(source(incarnation, child, mainStream(child)), output);
        Optional<Pump> ofErrors =
                errors.map(stream -> pump(source(incarnation, child, LineSource.Stream.STDERR), stream));
        child.terminal().ifPresent(pty -> drawIfTypedTo(incarnation, pty, pump));
        run(incarnation, pump);
        ofErrors.ifPresent(second -> run(incarnation, second));
    }

    /** An instance that can receive the keys is shown unchanged while it does. */
    private void drawIfTypedTo(Incarnation incarnation, Pty pty, Pump pump) {
        InstanceName name = incarnation.name();
        onTerminals.put(name, pump);
        keyForwarder.filter(known -> known.isFor(name)).ifPresent(typed -> {
            typed.connect(pty);
            pump.beginOn(screen(name, () -> typed.disconnect(pty), typed::leaveBehind));
        });
    }

    private Screen screen(InstanceName name, Runnable whenEnded, Consumer<byte[]> whenModesChange) {
        BoundedSink sink = new BoundedSink(queue, pool, memory::onTheWay, OnFull.WAIT, log.gapReporter(name));
        return new Screen(sink, whenEnded, whenModesChange);
    }

    /**
     * Shows the output of this instance unchanged until it ends or until {@link #drawNoMore}. Returns false if it has
     * ended.
     *
     * @param whenModesChange receives the bytes that restore the modes of our terminal
     */
    public boolean draw(InstanceName name, Runnable whenEnded, Consumer<byte[]> whenModesChange)
            throws InterruptedException {
        Pump pump = onTerminals.get(name);
        return pump != null && pump.drawOn(screen(name, whenEnded, whenModesChange));
    }

    public void drawNoMore(InstanceName name) throws InterruptedException {
        Pump pump = onTerminals.get(name);
        if (pump != null) {
            pump.drawNoMore();
        }
    }

    private static ChildStream inflow(Child child, ReadableByteChannel channel) {
        return new ChildStream(channel, () -> child.isEmpty(channel));
    }

    private static LineSource source(Incarnation incarnation, Child child, LineSource.Stream stream) {
        return new LineSource(incarnation, child.pid(), stream);
    }

    private static LineSource.Stream mainStream(Child child) {
        if (child.terminal().isPresent()) {
            return LineSource.Stream.TERMINAL;
        }
        return child.errors().isPresent() ? LineSource.Stream.STDOUT : LineSource.Stream.OUTPUT;
    }

    private Pump pump(LineSource source, ChildStream stream) {
        memory.begin();
        InstanceName name = source.incarnation().name();
        BoundedSink sink = new BoundedSink(queue, pool, memory::onTheWay, onFull, log.gapReporter(name));
        return new Pump(
                stream,
                memory,
                sink,
                new Pump.Style(watching.over(source.incarnation(), log.formatter(source)), log.clock()),
                new Pump.Copies(histories.recorder(source), log.files().lines(source)),
                log.showsParts() ? Optional.of(lateParts) : Optional.empty(),
                () -> ended(source.incarnation(), stream));
    }

    /** Is called again if it fails. */
    private void ended(Incarnation incarnation, ChildStream stream) {
        inflows.ended(incarnation, stream);
        memory.end();
    }

    private static void run(Incarnation incarnation, Pump pump) {
        Threads.repeat("pump " + incarnation.name(), pump);
    }

    /** Called when no process of this incarnation is left: only the output that already exists is read. */
    public void endWhenEmpty(Incarnation incarnation) {
        inflows.endWhenEmpty(incarnation);
    }

    /** Called when all processes have exited: only the output that already exists is read. */
    public void endWhenEmpty() {
        inflows.endWhenEmpty();
    }

    /** Gives this incarnation a moment to be read to its end, and then closes its streams. */
    public void hangUpIfStuck(Incarnation incarnation) {
        Threads.retry("hang-up " + incarnation.name(), () -> inflows.closeAfter(incarnation, LAST_READ_MS));
    }

    /**
     * Reads only the output of this incarnation that already exists.
     *
     * @param whenRead called when that was passed on to the log
     */
    public void release(Incarnation incarnation, Runnable whenRead) {
        inflows.release(incarnation, whenRead);
    }

    /**
     * Waits until all output was passed on to the log, at most this long.
     *
     * @return whether it was
     */
    public boolean awaitEnd(long milliseconds) throws InterruptedException {
        return inflows.awaitEnd(milliseconds);
    }
}
