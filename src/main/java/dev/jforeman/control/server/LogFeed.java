package dev.jforeman.control.server;

import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.control.server.Client.Feed;
import dev.jforeman.output.Histories;
import dev.jforeman.output.Histories.Remembered;
import dev.jforeman.text.History;
import dev.jforeman.text.HistoryReader;
import dev.jforeman.text.Line;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The lines of some histories in the order in which they were read; on request, also those that follow. */
final class LogFeed implements Feed {
    private static final long EVERYTHING = 0;

    private final Request.Logs asked;
    private final Histories histories;
    private final Map<Remembered, HistoryReader> readers = new LinkedHashMap<>();
    private final Deque<Reply> ready = new ArrayDeque<>();
    private boolean isCaughtUp;
    private int known;

    private LogFeed(Request.Logs asked, Histories histories) {
        this.asked = asked;
        this.histories = histories;
        List<Remembered> present = chosen();
        List<History> all = present.stream().map(Remembered::history).toList();
        long from = asked.last().isPresent()
                ? HistoryReader.orderOfLast(all, asked.last().getAsInt())
                : EVERYTHING;
        present.forEach(found -> readers.put(found, reader(found, from)));
    }

    /** Sends the stored output, and on request the output that follows. */
    static void serve(Request.Logs asked, Histories histories, Followers followers, Client client) {
        if (asked.isFollowing()) {
            followers.add();
            client.whenGone(followers::remove);
        }
        client.follow(new LogFeed(asked, histories));
    }

    /** Reads the output that is stored now. */
    static void read(Request.Logs asked, Histories histories, Consumer<Reply.Line> lines) {
        LogFeed feed = new LogFeed(asked, histories);
        for (Optional<Reply> next = feed.next(); next.isPresent(); next = feed.next()) {
            if (next.get() instanceof Reply.Line line) {
                lines.accept(line);
            }
        }
        feed.close();
    }

    private HistoryReader reader(Remembered found, long from) {
        return new HistoryReader(found.history(), from, histories.lineMemory());
    }

    private List<Remembered> chosen() {
        known = histories.count();
        return histories.all().stream()
                .filter(found -> InstanceSelector.isMeant(found.process(), asked.names()))
                .toList();
    }

    @Override
    public void close() {
        readers.values().forEach(HistoryReader::close);
    }

    @Override
    public Optional<Reply> next() {
        while (ready.isEmpty() && readNext()) {
            // an entry need not complete a line
        }
        if (ready.isEmpty() && !isCaughtUp) {
            isCaughtUp = true;
            ready.add(asked.isFollowing() ? new Reply.CaughtUp() : new Reply.Done());
        }
        return Optional.ofNullable(ready.poll());
    }

    /** Reads the oldest unread entry. Returns false if there is none. */
    private boolean readNext() {
        Optional<Map.Entry<Remembered, HistoryReader>> oldest = Optional.empty();
        long least = Long.MAX_VALUE;
        for (Map.Entry<Remembered, HistoryReader> reader : readers.entrySet()) {
            long order = reader.getValue()
                    .nextOrder(() -> ready.add(new Reply.Lost(reader.getKey().process())))
                    .orElse(Long.MAX_VALUE);
            if (order < least) {
                least = order;
                oldest = Optional.of(reader);
            }
        }
        oldest.ifPresent(found -> found.getValue().read((end, line) -> add(found.getKey(), end, line)));
        return oldest.isPresent() || hasNewcomers();
    }

    /** Whether there is an instance that had no output when the request was made. */
    private boolean hasNewcomers() {
        if (histories.count() == known) {
            return false;
        }
        chosen().forEach(found -> readers.computeIfAbsent(found, newcomer -> reader(newcomer, EVERYTHING)));
        return true;
    }

    private void add(Remembered source, History.Entry end, Line line) {
        if (end.millis() >= asked.since().orElse(Long.MIN_VALUE)) {
            Optional<Reply.Origin> origin = source.stream()
                    .map(stream -> new Reply.Origin(
                            stream, end.run().incarnation(), end.run().pid()));
            ready.add(new Reply.Line(end.millis(), source.process(), origin, line.text(), !line.isEnded()));
        }
    }

    /** The clients that follow output. While there are any, new output wakes the server. */
    static final class Followers {
        private final Histories histories;
        private final Runnable wake;
        private int count;

        Followers(Histories histories, Runnable wake) {
            this.histories = histories;
            this.wake = wake;
        }

        void add() {
            count++;
            histories.onAddition(wake);
        }

        void remove() {
            if (--count == 0) {
                histories.clearOnAddition();
            }
        }
    }
}
