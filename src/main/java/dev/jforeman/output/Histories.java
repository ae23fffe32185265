package dev.jforeman.output;

import dev.jforeman.model.ByteText;
import dev.jforeman.model.Incarnation;
import dev.jforeman.model.Incarnation.LineSource;
import dev.jforeman.model.InstanceName;
import dev.jforeman.text.History;
import dev.jforeman.text.LastLines;
import dev.jforeman.text.LineMemory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The recent output of every instance, and the messages of jforeman: for {@code logs}, for an attached client, and for
 * the last lines of a process that failed. The memory is divided equally among the instances, and again whenever their
 * number grows.
 */
public final class Histories {
    private static final String SYSTEM = "system";

    /**
     * One history.
     *
     * @param process the name of an instance, or {@code system} for jforeman itself
     * @param stream the stream of the process; empty for messages of jforeman
     */
    public record Remembered(String process, Optional<LineSource.Stream> stream, History history) {}

    private final OutputMemory memory;
    private int bytesEach;
    private final Map<String, Remembered> histories = new ConcurrentHashMap<>();
    private final Map<InstanceName, Integer> latestRuns = new ConcurrentHashMap<>();
    private final AtomicLong order = new AtomicLong();
    private volatile Optional<Runnable> onAddition = Optional.empty();

    Histories(int instances, OutputMemory memory) {
        this.memory = memory;
        this.bytesEach = memory.history(instances);
    }

    /** A recorder for one stream. Each stream has separate lines. */
    Recorder recorder(LineSource source) {
        Incarnation incarnation = source.incarnation();
        latestRuns.put(incarnation.name(), incarnation.number());
        return new Recorder(
                remembered(incarnation.name(), source.stream()), new History.Run(incarnation.number(), source.pid()));
    }

    private History remembered(InstanceName name, LineSource.Stream stream) {
        return remembered(name + " " + stream, name.toString(), Optional.of(stream));
    }

    private History remembered(String key, String process, Optional<LineSource.Stream> stream) {
        Remembered found = histories.get(key);
        return found == null ? begin(key, new Remembered(process, stream, new History(0))) : found.history();
    }

    private synchronized History begin(String key, Remembered added) {
        Remembered known = histories.putIfAbsent(key, added);
        if (known != null) {
            return known.history();
        }
        int share = memory.history(histories.size());
        if (share < bytesEach) {
            bytesEach = share;
            histories.values().forEach(each -> each.history().limit(share));
        } else {
            added.history().limit(bytesEach);
        }
        return added.history();
    }

    /** The recent output of an instance on its terminal. */
    public History ofTerminal(InstanceName name) {
        return remembered(name, LineSource.Stream.TERMINAL);
    }

    /** The last lines of an instance's latest run. */
    Optional<LastLines> lastLines(InstanceName name) {
        return Optional.ofNullable(latestRuns.get(name)).flatMap(run -> LastLines.of(streams(name), run));
    }

    private List<History> streams(InstanceName name) {
        return histories.values().stream()
                .filter(found -> found.stream().isPresent() && found.process().equals(name.toString()))
                .map(Remembered::history)
                .toList();
    }

    /** Stores a message of jforeman. */
    void say(Optional<InstanceName> about, String sentence) {
        String process = about.map(InstanceName::toString).orElse(SYSTEM);
        new Recorder(remembered(process, process, Optional.empty()), History.Run.NONE)
                .add(History.Kind.NOTICE, ByteText.encode(sentence));
    }

    /** All current histories. */
    public Collection<Remembered> all() {
        return List.copyOf(histories.values());
    }

    /** What long lines need while they are read. */
    public LineMemory lineMemory() {
        return memory;
    }

    /** The number of current histories. */
    public int count() {
        return histories.size();
    }

    /** Sets a callback for each addition. It runs on the thread that has added something. */
    public void onAddition(Runnable then) {
        onAddition = Optional.of(then);
    }

    /** Shrinks each history to its last lines, because memory is short. */
    public synchronized void forgetMost() {
        bytesEach = 0;
        histories.values().forEach(each -> each.history().limit(bytesEach));
    }

    /** Removes the callback for additions. */
    public void clearOnAddition() {
        onAddition = Optional.empty();
    }

    /** Adds to one history. */
    final class Recorder {
        private final History history;
        private final History.Run run;

        private Recorder(History history, History.Run run) {
            this.history = history;
            this.run = run;
        }

        void output(byte[] bytes, int length) {
            add(History.Kind.OUTPUT, bytes, length);
        }

        /** The latest output of the current run. */
        History.Recent recent(int lines) {
            return history.recent(lines);
        }

        /** Ends the run: what follows belongs to another line. */
        void end() {
            add(History.Kind.END, new byte[0]);
        }

        private void add(History.Kind kind, byte[] bytes) {
            add(kind, bytes, bytes.length);
        }

        private void add(History.Kind kind, byte[] bytes, int length) {
            history.add(order.incrementAndGet(), System.currentTimeMillis(), run, kind, bytes, length);
            onAddition.ifPresent(Runnable::run);
        }
    }
}
