package dev.jforeman.model;

/**
 * What another process type must have reached before an instance may start: all instances of it. A type of which
 * there is no instance at all is somebody else's business and holds up nobody.
 *
 * @param type the needed process type
 * @param condition how far it must have come
 * @param isFollowed whether the instance is restarted when a later incarnation of the needed one has got there;
 *     means nothing for {@link Condition#DONE}
 */
public record Need(String type, Condition condition, boolean isFollowed) {
    /** How far a needed process must have come. */
    public enum Condition {
        STARTED,
        READY,
        /** Ended with code 0. */
        DONE
    }
}
