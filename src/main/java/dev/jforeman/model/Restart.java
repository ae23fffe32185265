package dev.jforeman.model;

/**
 * What follows when an instance ends by itself.
 *
 * @param onExit which ends are followed by a restart
 * @param mostRestarts the most in a sliding five minutes; 0 allows none
 * @param backoff the pauses before them
 */
public record Restart(OnExit onExit, int mostRestarts, Backoff backoff) {
    /** The most restarts, unless somebody says otherwise. */
    public static final int USUAL_MOST = 10;

    /** The policy with the usual limit and the usual pauses. */
    public static Restart usual(OnExit onExit) {
        return new Restart(onExit, USUAL_MOST, Backoff.USUAL);
    }
}
