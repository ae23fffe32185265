package dev.jforeman.server;

import dev.jforeman.control.Request;
import dev.jforeman.run.Histories;

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
