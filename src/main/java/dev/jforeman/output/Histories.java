package dev.jforeman.output;

import dev.jforeman.model.InstanceName;
import dev.jforeman.text.History;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What every instance wrote lately, and what jforeman said, for whoever asks later. The memory is shared out among the
 * instances there are at the start: all of them together have so much and not more.
 */
public final class Histories {
    private static final String SYSTEM = "system";
    private static final int ALL_BYTES = 1 << 24;
    private static final int MOST_BYTES = 1 << 20;

    /**
     * One history.
     *
     * @param process whose: an instance, or {@code system} for jforeman itself
     */
    public record Remembered(String process, History history) {}

    private final int bytesEach;
    private final Map<String, Remembered> histories = new ConcurrentHashMap<>();
    private final AtomicLong order = new AtomicLong();
    private volatile Optional<Runnable> whenNews = Optional.empty();

    public Histories(int instances) {
        this.bytesEach = Math.min(MOST_BYTES, ALL_BYTES / Math.max(instances, 1));
    }

    /** Where one stream is remembered: each has its own lines. */
    Recorder recorder(LineSource source) {
        return recorder(
                source.incarnation().name() + " " + source.stream(),
                source.incarnation().name().toString());
    }

    /** What an instance has shown on its terminal. */
    public History ofTerminal(InstanceName name) {
        return recorder(name + " " + LineSource.Stream.TERMINAL, name.toString()).history;
    }

    /** Remembers a sentence of jforeman's. */
    void say(Optional<InstanceName> about, String sentence) {
        String process = about.map(InstanceName::toString).orElse(SYSTEM);
        recorder(process, process).add(History.Kind.NOTICE, sentence.getBytes(StandardCharsets.UTF_8));
    }

    private Recorder recorder(String key, String process) {
        return new Recorder(histories
                .computeIfAbsent(key, _ -> new Remembered(process, new History(bytesEach)))
                .history());
    }

    /** All there are now. */
    public Collection<Remembered> all() {
        return List.copyOf(histories.values());
    }

    /** How many there are now. */
    public int count() {
        return histories.size();
    }

    /** From now on this is called whenever something was added, on the thread that added it. */
    public void whenNews(Runnable then) {
        whenNews = Optional.of(then);
    }

    /** Nobody wants to know any more. */
    public void ignoreNews() {
        whenNews = Optional.empty();
    }

    /** Adds to one history. */
    final class Recorder {
        private final History history;

        private Recorder(History history) {
            this.history = history;
        }

        void output(byte[] bytes, int length) {
            add(History.Kind.OUTPUT, bytes, length);
        }

        /** What the present run wrote last. */
        History.Recent recent(int lines) {
            return history.recent(lines);
        }

        /** The run is over: what comes next is another line. */
        void end() {
            add(History.Kind.END, new byte[0]);
        }

        private void add(History.Kind kind, byte[] bytes) {
            add(kind, bytes, bytes.length);
        }

        private void add(History.Kind kind, byte[] bytes, int length) {
            history.add(order.incrementAndGet(), System.currentTimeMillis(), kind, bytes, 0, length);
            whenNews.ifPresent(Runnable::run);
        }
    }
}
