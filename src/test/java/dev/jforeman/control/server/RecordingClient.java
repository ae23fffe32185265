package dev.jforeman.control.server;

import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A client that records its replies. */
final class RecordingClient implements Client {
    private final List<Reply> replies = new ArrayList<>();
    private Runnable afterLast = () -> {};
    private Optional<Runnable> whenGone = Optional.empty();
    private Optional<Feed> feed = Optional.empty();
    private Optional<Consumer<Request.Input>> input = Optional.empty();

    @Override
    public void reply(Reply reply) {
        replies.add(reply);
        if (reply.isLast()) {
            afterLast.run();
        }
    }

    @Override
    public void whenGone(Runnable then) {
        whenGone = Optional.of(then);
    }

    @Override
    public void follow(Feed lines) {
        feed = Optional.of(lines);
    }

    @Override
    public void attach(Feed screen, Consumer<Request.Input> typed) {
        feed = Optional.of(screen);
        input = Optional.of(typed);
    }

    /** Runs a task as soon as the request is answered, for example the client's next request. */
    RecordingClient afterLast(Runnable then) {
        afterLast = then;
        return this;
    }

    /** The replies so far. */
    List<Reply> replies() {
        return replies;
    }

    void hangUp() {
        feed.ifPresent(Feed::close);
        whenGone.orElseThrow().run();
    }

    void types(Request.Input typed) {
        input.orElseThrow().accept(typed);
    }

    /** The replies of the feed that are available now. */
    List<Reply> read() {
        List<Reply> read = new ArrayList<>();
        Feed lines = feed.orElseThrow();
        for (Optional<Reply> next = lines.next(); next.isPresent(); next = lines.next()) {
            read.add(next.get());
        }
        return read;
    }
}
