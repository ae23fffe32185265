package dev.jforeman.settings;

import dev.jforeman.diagnostic.Location;

/**
 * Another process type that must have come so far before this one starts.
 *
 * @param type the needed process type
 * @param isRestarted whether this one is restarted after the needed one ended and came back
 * @param where it is written
 */
public record Need(String type, Condition condition, boolean isRestarted, Location where) {
    /** How far the needed one must have come. */
    public enum Condition {
        STARTED,
        READY,
        /** Ended with code 0. */
        DONE
    }
}
