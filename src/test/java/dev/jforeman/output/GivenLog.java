package dev.jforeman.output;

import java.util.Optional;

/** The history of a session that exists only in the test. */
public final class GivenLog {
    private final Histories histories = new Histories(2, new OutputMemory(96 << 20));

    public Histories histories() {
        return histories;
    }

    /** Adds a message of jforeman itself. */
    public void says(String sentence) {
        histories.say(Optional.empty(), sentence);
    }
}
