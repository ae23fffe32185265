package dev.jforeman.export.model;

import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Restart;
import java.time.Duration;

/** When a target gives a crashing process up, so far as it counts restarts in a window of time as jforeman does. */
public final class RestartLimit {
    public static final Duration WINDOW = Duration.ofMinutes(5);

    /** jforeman, whose pauses grow, gives up after about as many seconds; most targets restart once a second. */
    private static final int USUAL = 150;

    private RestartLimit() {}

    /** The most restarts in the window: what the user said, or as many as take the time jforeman itself would try. */
    public static int of(ProcessSpec spec) {
        int most = spec.restart().mostRestarts();
        return most == Restart.USUAL_MOST ? USUAL : most;
    }
}
