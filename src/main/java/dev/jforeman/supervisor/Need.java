package dev.jforeman.supervisor;

/**
 * What another process type must have reached before an instance may start.
 *
 * @param type the needed process type
 * @param condition how far it must have come
 */
public record Need(String type, Condition condition) {
    /** How far a needed process must have come. */
    public enum Condition {
        STARTED,
        READY,
        /** Ended with code 0. */
        DONE
    }
}
