package dev.jforeman.server;

import dev.jforeman.control.Reply;

/** Whoever made a request, as the one who answers it sees them. */
interface Client {
    /** Answers, from any thread, and never waits; nothing happens if the client is gone. */
    void reply(Reply reply);

    /** Is called, on the server's thread, if the client is gone before the last reply to the present request. */
    void whenGone(Runnable then);

    /** Sends what there is and what there will be, as fast as the client takes it, until it is gone. */
    void follow(Feed feed);
}
