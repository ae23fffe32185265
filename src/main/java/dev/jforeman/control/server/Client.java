package dev.jforeman.control.server;

import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.diagnostic.Excerpt;
import java.util.Optional;
import java.util.function.Consumer;

/** The client that made a request, as the service sees it. */
interface Client {
    /** The reply to a request that could not be handled because jforeman itself failed. */
    static Reply.Refused internalError(Throwable cause) {
        return new Reply.Refused("internal error, please report it: " + Excerpt.harmless(String.valueOf(cause)));
    }

    /** Sends a reply. Can be called by any thread and never blocks; does nothing if the client has disconnected. */
    void reply(Reply reply);

    /**
     * Sets a callback for the case that the client disconnects before the last reply to the current request. It runs on
     * the server's thread.
     */
    void whenGone(Runnable then);

    /** Sends current and future replies of a feed as fast as the client reads them, until it disconnects. */
    void follow(Feed feed);

    /** The same for a terminal. Its typed input is passed to {@code input} on the server's thread. */
    void attach(Feed screen, Consumer<Request.Input> input);

    /** A source of replies that are fetched one by one when there is room for them. Used on the server's thread. */
    @FunctionalInterface
    interface Feed {
        /** The next reply, if there is one now. Not called again after the last reply to the request. */
        Optional<Reply> next();

        /** Gives back what it holds: it was read to its end, or the client is gone. */
        default void close() {}
    }

    /** Handles requests on the server's thread. It must not block. */
    @FunctionalInterface
    interface Service {
        void serve(Request request, Client client);
    }
}
