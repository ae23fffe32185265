package dev.jforeman.control.server;

import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Request;
import java.util.Optional;
import java.util.function.Consumer;

/** The client that made a request, as the service sees it. */
interface Client {
    /** Replies, from any thread, and never blocks; does nothing if the client is gone. */
    void reply(Reply reply);

    /** Is called, on the server's thread, if the client is gone before the last reply to the present request. */
    void whenGone(Runnable then);

    /** Sends present and future replies of a feed, as fast as the client takes them, until it is gone. */
    void follow(Feed feed);

    /** The same for a terminal; what is typed there goes to {@code input}, on the server's thread. */
    void attach(Feed screen, Consumer<Request.Input> input);

    /** Replies that are taken one by one when there is room for them. On the server's thread. */
    @FunctionalInterface
    interface Feed {
        /** The next one, if there is one by now; after the last reply to the request it is not asked again. */
        Optional<Reply> next();

        /** Gives back what it holds: it was read to its end, or the client is gone. */
        default void close() {}
    }

    /** Handles requests. On the server's thread; it must not block. */
    @FunctionalInterface
    interface Service {
        void serve(Request request, Client client);
    }
}
