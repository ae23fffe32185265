package dev.jforeman.control.server;

import dev.jforeman.output.Histories;

/** Those who follow what is written: as long as there is one, the server is woken when there is more. */
final class Followers {
    private final Histories histories;
    private final Runnable wake;
    private int count;

    Followers(Histories histories, Runnable wake) {
        this.histories = histories;
        this.wake = wake;
    }

    void add() {
        count++;
        histories.whenNews(wake);
    }

    void remove() {
        if (--count == 0) {
            histories.ignoreNews();
        }
    }
}
