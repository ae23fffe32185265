package dev.jforeman.server;

import dev.jforeman.control.Request;
import dev.jforeman.run.Histories;

/** Serves what was written, and wakes the server when there is more for those who follow. */
final class LogFeeds {
    private final Histories histories;
    private final Runnable wake;
    private int followers;

    LogFeeds(Histories histories, Runnable wake) {
        this.histories = histories;
        this.wake = wake;
    }

    void serve(Request.Logs asked, Client client) {
        if (asked.isFollowing()) {
            follow(client);
        }
        client.follow(new LogFeed(asked, histories));
    }

    private void follow(Client client) {
        followers++;
        histories.whenNews(wake);
        client.whenGone(() -> {
            if (--followers == 0) {
                histories.ignoreNews();
            }
        });
    }
}
