package dev.jforeman.control.server;

import dev.jforeman.control.protocol.Bytes;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.session.Terminal;
import dev.jforeman.text.History;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What a process shows on its terminal, as it writes it: what fills a window first, then whatever comes, until it ends.
 * A client that is too slow misses what has been forgotten meanwhile; the process never waits for it.
 */
final class ScreenFeed implements Feed {
    private final History history;
    private final Runnable whenEnded;
    private final Deque<Reply> ready = new ArrayDeque<>();
    private long next;

    /**
     * A feed that has given nothing.
     *
     * @param rows of the window
     */
    ScreenFeed(Terminal terminal, int rows, Runnable whenEnded) {
        this.history = terminal.history();
        this.whenEnded = whenEnded;
        History.Recent recent = history.recent(rows);
        ready.add(new Reply.Attached(terminal.name().toString()));
        ready.add(screen(recent.bytes()));
        next = recent.next();
    }

    @Override
    public Optional<Reply> next() {
        if (ready.isEmpty()) {
            History.Page page = history.page(next);
            next = page.next();
            page.entries().forEach(this::add);
        }
        Optional<Reply> reply = Optional.ofNullable(ready.poll());
        if (reply.filter(Reply::isLast).isPresent()) {
            whenEnded.run();
        }
        return reply;
    }

    private void add(History.Entry entry) {
        switch (entry.kind()) {
            case OUTPUT -> ready.add(screen(entry.bytes()));
            case END -> ready.add(new Reply.Done());
            case NOTICE -> {}
        }
    }

    private static Reply screen(byte[] bytes) {
        return new Reply.Screen(Bytes.of(bytes, bytes.length));
    }
}
