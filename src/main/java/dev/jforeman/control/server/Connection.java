package dev.jforeman.control.server;

import dev.jforeman.control.protocol.Decoded;
import dev.jforeman.control.protocol.ProtocolVersion;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.ReplyCodec;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.control.protocol.RequestCodec;
import dev.jforeman.control.protocol.Versioned;
import dev.jforeman.control.server.Client.Feed;
import dev.jforeman.control.server.Client.Service;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The connection of one client. Its requests are handled one after the other: the next one is read after the last reply
 * to the one before. Used only by the server's thread; replies from other threads are passed to it.
 */
final class Connection implements Client {
    private static final int ROOM = 1 << 16;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Service service;
    private final Executor serverThread;
    private final LongSupplier clock;
    private final RequestBuffer input = new RequestBuffer();
    private final Deque<ByteBuffer> output = new ArrayDeque<>();

    private ProtocolVersion version = ProtocolVersion.V2;
    private int outputBytes;
    private long silentSince;
    private boolean isBusy;
    private boolean isEndOfInput;
    private boolean isEnding;
    private Optional<Runnable> whenGone = Optional.empty();
    private Optional<Feed> feed = Optional.empty();
    private Optional<Consumer<Request.Input>> typed = Optional.empty();

    Connection(SocketChannel channel, SelectionKey key, Service service, Executor serverThread, LongSupplier clock) {
        this.channel = channel;
        this.key = key;
        this.service = service;
        this.serverThread = serverThread;
        this.clock = clock;
        this.silentSince = clock.getAsLong();
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    /** Whether a request is being handled or a reply is being sent. */
    boolean isBusy() {
        return isBusy || !output.isEmpty();
    }

    boolean hasOutput() {
        return !output.isEmpty();
    }

    /** The time of the last request or reply, by the clock. */
    long silentSince() {
        return silentSince;
    }

    /** Reads and writes as much as is possible now. */
    void proceed() {
        try {
            if (key.isValid() && key.isReadable()) {
                read();
            }
            pump();
        } catch (IOException _) {
            close();
        }
    }

    private void read() throws IOException {
        isEndOfInput = !input.fill(channel);
        serveNext();
        if (input.isOverfull()) {
            refuse("request is longer than " + RequestBuffer.CAPACITY + " bytes");
        }
        if (isEndOfInput && whenGone.isPresent()) {
            // a client that follows something and has shut down its side is gone; others may only have sent their last
            // request
            close();
        }
    }

    private void serveNext() {
        while (channel.isOpen() && !isEnding && mayServe()) {
            Optional<String> line = input.takeLine();
            if (line.isEmpty()) {
                return;
            }
            serve(line.get());
        }
    }

    /** Whether a request can be handled now: typed input and a new size belong to the request in progress. */
    private boolean mayServe() {
        return !isBusy || typed.isPresent();
    }

    private void serve(String line) {
        Versioned<Request> message = RequestCodec.parse(line);
        version = message.version();
        switch (message.content()) {
            case Decoded.Good<Request>(Request.Input input) -> typed.ifPresent(then -> then.accept(input));
            case Decoded.Good<Request>(Request request) when !isBusy -> serve(request);
            case Decoded.Good<Request> _ -> refuse("while attached, only type and resize are allowed");
            case Decoded.Bad<Request>(String why) -> refuse(why);
        }
    }

    private void serve(Request request) {
        isBusy = true;
        try {
            service.serve(request, this);
        } catch (RuntimeException | Error e) {
            refuse("internal error, please report it: " + e);
        }
    }

    /** Invalid input ends only this connection. */
    private void refuse(String why) {
        enqueue(new Reply.Refused(why));
        isEnding = true;
    }

    @Override
    public void reply(Reply reply) {
        serverThread.execute(() -> {
            try {
                enqueue(reply);
                serveNext();
                pump();
            } catch (IOException _) {
                close();
            }
        });
    }

    @Override
    public void whenGone(Runnable then) {
        whenGone = Optional.of(then);
    }

    @Override
    public void follow(Feed next) {
        feed = Optional.of(next);
    }

    @Override
    public void attach(Feed screen, Consumer<Request.Input> input) {
        feed = Optional.of(screen);
        typed = Optional.of(input);
    }

    private void enqueue(Reply reply) {
        byte[] bytes = (ReplyCodec.print(reply, version) + "\n").getBytes(StandardCharsets.UTF_8);
        output.add(ByteBuffer.wrap(bytes));
        outputBytes += bytes.length;
        if (reply.isLast()) {
            isBusy = false;
            whenGone = Optional.empty();
            leaveFeed();
            typed = Optional.empty();
            silentSince = clock.getAsLong();
        }
    }

    /** Fills the buffer from the feed and writes it, until the client accepts no more or there is no more. */
    void pump() throws IOException {
        do {
            fill();
            write();
        } while (output.isEmpty() && fill());
        if (output.isEmpty() && (isEnding || (isEndOfInput && !isBusy))) {
            close();
        } else {
            interest();
        }
    }

    private boolean fill() {
        boolean hasMore = true;
        while (hasMore && outputBytes < ROOM) {
            Optional<Reply> next = feed.flatMap(Feed::next);
            next.ifPresent(this::enqueue);
            hasMore = next.isPresent();
        }
        return !output.isEmpty();
    }

    private void write() throws IOException {
        while (!output.isEmpty()) {
            ByteBuffer next = output.peek();
            outputBytes -= channel.write(next);
            if (next.hasRemaining()) {
                return;
            }
            output.remove();
        }
    }

    private void interest() {
        if (key.isValid()) {
            int reading = isEndOfInput || isEnding ? 0 : SelectionKey.OP_READ;
            key.interestOps(reading | (output.isEmpty() ? 0 : SelectionKey.OP_WRITE));
        }
    }

    private void leaveFeed() {
        feed.ifPresent(Feed::close);
        feed = Optional.empty();
    }

    /** Closes the connection. The callback for a disconnected client is called. */
    void close() {
        Optional<Runnable> then = whenGone;
        whenGone = Optional.empty();
        leaveFeed();
        output.clear();
        try {
            channel.close();
        } catch (IOException _) {
            // nothing else can be done about a socket that cannot be closed
        }
        then.ifPresent(Runnable::run);
    }
}
