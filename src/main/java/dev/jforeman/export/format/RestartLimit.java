package dev.jforeman.export.format;

import dev.jforeman.model.Restart;

/** When a target gives a crashing process up, so far as it counts restarts in {@link Restart#WINDOW} as jforeman does. */
final class RestartLimit {
    /** jforeman, whose pauses grow, gives up after about as many seconds; most targets restart once a second. */
    private static final int USUAL = 150;

    private RestartLimit() {}

    /** The most restarts in the window: what the user said, or as many as take the time jforeman itself would try. */
    static int of(Restart restart) {
        int most = restart.mostRestarts();
        return most == Restart.USUAL_MOST ? USUAL : most;
    }
}
