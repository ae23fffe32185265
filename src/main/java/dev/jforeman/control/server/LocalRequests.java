package dev.jforeman.control.server;

import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.control.server.Client.Feed;
import dev.jforeman.control.server.LogFeed.Followers;
import dev.jforeman.session.Controls;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Handles requests of this process itself. Requests whose replies never end are not possible here. */
public final class LocalRequests {
    private final RequestHandler handler;

    /**
     * Handles requests to a session.
     *
     * @param app the app directory
     */
    public LocalRequests(Controls controls, Path app) {
        this.handler =
                new RequestHandler(controls, app, new Followers(controls.histories(), () -> {}), RequestHandler::read);
    }

    /**
     * Sends a request.
     *
     * @param replies receives each reply, on any thread, possibly before this method returns; it must not block
     */
    public void ask(Request request, Consumer<Reply> replies) {
        handler.serve(request, new Asker(replies));
    }

    /** A client that never disconnects. */
    record Asker(Consumer<Reply> replies) implements Client {
        @Override
        public void reply(Reply reply) {
            replies.accept(reply);
        }

        @Override
        public void whenGone(Runnable then) {}

        @Override
        public void follow(Feed feed) {
            throw new UnsupportedOperationException("a local request cannot follow a feed");
        }

        @Override
        public void attach(Feed screen, Consumer<Request.Input> input) {
            throw new UnsupportedOperationException("a local request cannot follow a feed");
        }
    }
}
