package dev.jforeman.control.server;

import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Request;
import java.util.function.Consumer;

/** Whoever made a request, as the one who answers it sees them. */
interface Client {
    /** Answers, from any thread, and never waits; nothing happens if the client is gone. */
    void reply(Reply reply);

    /** Is called, on the server's thread, if the client is gone before the last reply to the present request. */
    void whenGone(Runnable then);

    /** Sends what there is and what there will be, as fast as the client takes it, until it is gone. */
    void follow(Feed feed);

    /** The same for a terminal; what is typed there goes to {@code input}, on the server's thread. */
    void attach(Feed screen, Consumer<Request.Input> input);
}
