package dev.jforeman.control.server;

import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.control.protocol.Request.Bytes;
import dev.jforeman.control.server.Client.Feed;
import dev.jforeman.control.server.LogFeed.Followers;
import dev.jforeman.model.InstanceName;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.os.kernel.Threads.Round;
import dev.jforeman.os.kernel.WindowSize;
import dev.jforeman.session.Terminal;
import dev.jforeman.text.History;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Clients that are attached to the terminals of processes. Any number can share one: all of them see its output and can
 * type, and its size is that of the window which was attached or resized last. Used only by the server's thread.
 */
final class Attachments {
    private final Followers followers;
    private final Map<InstanceName, Typing> typing = new HashMap<>();

    Attachments(Followers followers) {
        this.followers = followers;
    }

    void serve(Request.Attach asked, Terminal terminal, Client client) {
        Typing typing = typing(terminal);
        followers.add();
        Runnable end = () -> {
            followers.remove();
            typing.leave();
            terminal.resizeBack();
        };
        client.whenGone(end);
        client.attach(new ScreenFeed(terminal, asked.rows(), end), input -> take(input, terminal, typing));
        terminal.resize(new WindowSize(asked.columns(), asked.rows()));
    }

    /** All clients of a process share one thread, which blocks if the process reads nothing. */
    private Typing typing(Terminal terminal) {
        Typing known = typing.get(terminal.name());
        if (known != null && known.join(terminal)) {
            return known;
        }
        Typing next = Typing.start(terminal);
        typing.put(terminal.name(), next);
        return next;
    }

    private static void take(Request.Input input, Terminal terminal, Typing typing) {
        switch (input) {
            case Request.Type(Bytes keys) -> typing.add(keys.array());
            case Request.Resize(int columns, int rows) -> terminal.resize(new WindowSize(columns, rows));
        }
    }

    /**
     * The output of a process on its terminal: first enough to fill a window, then everything that follows, until the
     * process ends. A client that is too slow misses output that is no longer stored; the process never waits for it.
     */
    private static final class ScreenFeed implements Feed {
        private final History history;
        private final Runnable whenEnded;
        private final Deque<Reply> ready = new ArrayDeque<>();
        private long next;

        /**
         * A feed that has not sent anything.
         *
         * @param rows the height of the window
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

    /**
     * Passes typed input to a process on a separate thread, because a process need not read. A limited amount is then
     * stored; further input is lost, as on any terminal.
     */
    private static final class Typing implements Round {
        private static final int MOST_WAITING = 64;
        private static final byte[] END = {};

        private final Terminal terminal;
        private final BlockingQueue<byte[]> keys = new ArrayBlockingQueue<>(MOST_WAITING);
        private int clients = 1;
        private boolean isOver;

        private Typing(Terminal terminal) {
            this.terminal = terminal;
        }

        static Typing start(Terminal terminal) {
            Typing typing = new Typing(terminal);
            Threads.repeat("typing", typing);
            return typing;
        }

        /** Adds a client. Returns false if it has ended, or if this is the terminal of another run. */
        synchronized boolean join(Terminal other) {
            boolean isJoined = !isOver && terminal.isSame(other);
            clients += isJoined ? 1 : 0;
            return isJoined;
        }

        void add(byte[] typed) {
            boolean _ = keys.offer(typed);
        }

        /**
         * Removes a client. Input that was already accepted still arrives. The thread must not be interrupted, because
         * that would close the terminal.
         */
        synchronized void leave() {
            clients--;
            boolean _ = keys.offer(END);
        }

        @Override
        public boolean run() throws InterruptedException {
            byte[] typed = keys.take();
            try {
                terminal.type(typed);
                return !isDetached();
            } catch (IOException _) {
                end();
                return false; // the process has exited
            }
        }

        private synchronized boolean isDetached() {
            isOver = clients == 0 && keys.isEmpty();
            return isOver;
        }

        private synchronized void end() {
            isOver = true;
        }
    }
}
