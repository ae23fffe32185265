package dev.jforeman.control.server;

import dev.jforeman.control.protocol.Request;
import dev.jforeman.output.Histories;

/** Serves what was written, and what is being written. */
record LogFeeds(Histories histories, Followers followers) {
    void serve(Request.Logs asked, Client client) {
        if (asked.isFollowing()) {
            followers.add();
            client.whenGone(followers::remove);
        }
        client.follow(new LogFeed(asked, histories));
    }
}
