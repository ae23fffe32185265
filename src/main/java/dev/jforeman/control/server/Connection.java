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
import dev.jforeman.os.kernel.Threads;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The connection of one client. Its requests are handled one after the other: the next one is read after the last reply
 * to the one before. Used only by the server's thread; replies from other threads are passed to it.
 */
final class Connection implements Client {
    private static final int ROOM = 1 << 16;

    private static final Map<ProtocolVersion, byte[]> INTERNAL_ERROR = internalErrors();

    /** After a failure that does not even allow a last reply. */
    private static final int MOST_ATTEMPTS_TO_END = 50;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Service service;
    private final Runnable wake;
    private final LongSupplier clock;
    private final RequestBuffer input = new RequestBuffer();
    private final Deque<ByteBuffer> output = new ArrayDeque<>();

    /** Replies from any thread that are not in the output yet. */
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();

    private ProtocolVersion version = ProtocolVersion.V2;
    private int outputBytes;
    private long silentSince;
    private boolean isBusy;
    private boolean isEndOfInput;
    private boolean isEnding;

    /** Stays true if the work fails, however it fails. */
    private boolean isAtWork;

    private Optional<Throwable> failure = Optional.empty();
    private int attemptsToEnd;
    private Optional<Runnable> whenGone = Optional.empty();
    private Optional<Feed> feed = Optional.empty();
    private Optional<Consumer<Request.Input>> typed = Optional.empty();

    /**
     * A connection without a request.
     *
     * @param wake makes the server call {@link #attend} soon
     */
    Connection(SocketChannel channel, SelectionKey key, Service service, Runnable wake, LongSupplier clock) {
        this.channel = channel;
        this.key = key;
        this.service = service;
        this.wake = wake;
        this.clock = clock;
        this.silentSince = clock.getAsLong();
    }

    private static Map<ProtocolVersion, byte[]> internalErrors() {
        Map<ProtocolVersion, byte[]> replies = new EnumMap<>(ProtocolVersion.class);
        for (ProtocolVersion version : ProtocolVersion.values()) {
            replies.put(version, line(new Reply.Refused("internal error, please report it"), version));
        }
        return replies;
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

    /** Something that can be done now. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    /** Reads and writes as much as is possible now. */
    void proceed() {
        work(() -> {
            read();
            pump();
        });
    }

    /** Sends what has come from other threads, or from a feed. */
    void attend() {
        work(() -> {
            takeReplies();
            pump();
        });
    }

    /**
     * Does some work. If that fails, the failure is the answer to the request in progress, and the connection ends: the
     * client would wait forever for an answer that was lost. If even that fails, it is tried again next time.
     */
    private void work(Work work) {
        if (isAtWork) {
            endWithFailure();
            return;
        }
        isAtWork = true;
        try {
            work.run();
            isAtWork = false;
        } catch (IOException _) {
            close();
        } catch (RuntimeException | Error e) {
            failure = Optional.of(e);
            endWithFailure();
            throw e;
        }
    }

    private void endWithFailure() {
        if (++attemptsToEnd > MOST_ATTEMPTS_TO_END) {
            close();
            return;
        }
        if (!isEnding) {
            output.add(ByteBuffer.wrap(lastReply()));
            isEnding = true;
        }
        leave();
        try {
            pump();
        } catch (IOException _) {
            close();
        }
        attemptsToEnd = 0;
    }

    /** If the failure cannot be described, for example because there is no memory, only that it was one. */
    private byte[] lastReply() {
        return failure.isPresent() && attemptsToEnd == 1
                ? line(Client.internalError(failure.get()), version)
                : Objects.requireNonNull(INTERNAL_ERROR.get(version));
    }

    private static byte[] line(Reply reply, ProtocolVersion version) {
        return (ReplyCodec.print(reply, version) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void read() throws IOException {
        if (!key.isValid() || !key.isReadable()) {
            return;
        }
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
        service.serve(request, this);
    }

    /** Invalid input ends only this connection. */
    private void refuse(String why) {
        enqueue(new Reply.Refused(why));
        isEnding = true;
    }

    @Override
    public void reply(Reply reply) {
        replies.add(reply);
        wake.run();
    }

    private void takeReplies() {
        Optional<Reply> reply = Optional.ofNullable(replies.poll());
        while (reply.isPresent() && !isEnding) {
            enqueue(reply.get());
            serveNext();
            reply = Optional.ofNullable(replies.poll());
        }
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
        byte[] bytes = line(reply, version);
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
    private void pump() throws IOException {
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
        output.clear();
        try {
            channel.close();
        } catch (IOException _) {
            // nothing else can be done about a socket that cannot be closed
        }
        leave();
    }

    private void leave() {
        Optional<Runnable> then = whenGone;
        whenGone = Optional.empty();
        Threads.contain("control", this::leaveFeed);
        then.ifPresent(left -> Threads.contain("control", left));
    }
}
