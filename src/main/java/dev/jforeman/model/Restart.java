package dev.jforeman.model;

import dev.jforeman.settings.BackOff;
import java.time.Duration;

/**
 * What follows when an instance ends by itself.
 *
 * @param onExit which ends are followed by a restart
 * @param mostRestarts the most in a sliding five minutes
 * @param firstPause before the first restart; before each further one it is twice as long
 * @param longestPause where the doubling ends
 */
public record Restart(OnExit onExit, int mostRestarts, Duration firstPause, Duration longestPause) {
    /** The most restarts, unless somebody says otherwise. */
    public static final int USUAL_MOST = 10;

    public static Restart of(OnExit onExit, int mostRestarts, BackOff pauses) {
        return new Restart(onExit, mostRestarts, pauses.first(), pauses.longest());
    }

    /** The policy with the usual limit and the usual pauses. */
    public static Restart usual(OnExit onExit) {
        return of(onExit, USUAL_MOST, BackOff.USUAL);
    }
}
