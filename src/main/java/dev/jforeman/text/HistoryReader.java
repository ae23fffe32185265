package dev.jforeman.text;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads one {@link History} line by line and follows it. Not thread-safe.
 *
 * <p>If entries were discarded before they were read, the remaining part of a line whose start was among them is left
 * out.
 */
public final class HistoryReader {
    /** Receives a line, and the chunk that completed it with its time and run. */
    @FunctionalInterface
    public interface LineSink {
        void accept(History.Entry end, Line line);
    }

    private static final byte NEWLINE = '\n';

    private final History history;
    private final LineMemory memory;
    private final Deque<History.Entry> page = new ArrayDeque<>();
    private LineAssembler lines;
    private long next;
    private boolean isMidLine;

    /**
     * A reader that begins at the oldest entry whose order is at least this.
     *
     * @param memory for a long line of which a part is there
     */
    public HistoryReader(History history, long fromOrder, LineMemory memory) {
        this.history = history;
        this.memory = memory;
        this.lines = new LineAssembler(memory);
        this.next = history.start();
        this.isMidLine = next > 0;
        while (head(() -> {}).filter(entry -> entry.order() < fromOrder).isPresent()) {
            isMidLine = !endsLine(page.remove());
        }
    }

    private static boolean endsLine(History.Entry entry) {
        byte[] bytes = entry.bytes();
        return entry.kind() != History.Kind.OUTPUT || (bytes.length > 0 && bytes[bytes.length - 1] == NEWLINE);
    }

    /**
     * The order from which on these histories hold at least this many lines, if they hold that many.
     *
     * @param lines number of whole lines; a line that begins before that order does not count
     */
    public static long orderOfLast(List<History> histories, int lines) {
        SortedMap<Long, Integer> ends = new TreeMap<>(Comparator.reverseOrder());
        histories.forEach(history -> history.forEach(entry -> ends.put(entry.order(), entry.lineEnds())));
        int missing = lines + histories.size();
        for (var entry : ends.entrySet()) {
            missing -= entry.getValue();
            if (missing <= 0) {
                return entry.getKey();
            }
        }
        return 0;
    }

    /**
     * The order of the next entry, if there is one.
     *
     * @param whenLost called when entries were discarded before they were read
     */
    public Optional<Long> nextOrder(Runnable whenLost) {
        return head(whenLost).map(History.Entry::order);
    }

    private Optional<History.Entry> head(Runnable whenLost) {
        if (page.isEmpty()) {
            History.Page read = history.page(next);
            next = read.next();
            page.addAll(read.entries());
            if (read.hasLost()) {
                forgetLine();
                isMidLine = true;
                whenLost.run();
            }
        }
        return Optional.ofNullable(page.peek());
    }

    /** Passes on the lines of the next entry. There must be one, see {@link #nextOrder}. */
    public void read(LineSink sink) {
        History.Entry entry = page.remove();
        switch (entry.kind()) {
            case OUTPUT -> readOutput(entry, sink);
            case NOTICE -> sink.accept(entry, Line.of(entry.bytes()));
            case END -> {
                if (lines.end()) {
                    sink.accept(entry, lines.line());
                }
                forgetLine();
                isMidLine = false;
            }
        }
    }

    private void readOutput(History.Entry entry, LineSink sink) {
        byte[] bytes = entry.bytes();
        int from = isMidLine ? afterLineEnd(bytes) : 0;
        isMidLine &= from == bytes.length && !endsLine(entry);
        lines.feed(bytes, from, bytes.length);
        while (lines.next()) {
            sink.accept(entry, lines.line());
        }
    }

    private void forgetLine() {
        close();
        lines = new LineAssembler(memory);
    }

    /** Gives back what a part of a line needed; nothing else may follow. */
    public void close() {
        lines.close();
    }

    private static int afterLineEnd(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && bytes[at] != NEWLINE) {
            at++;
        }
        return Math.min(at + 1, bytes.length);
    }
}
