package dev.jforeman.settings;

import dev.jforeman.model.Backoff;
import java.util.Optional;

/**
 * What follows when a process ends by itself.
 *
 * @param isTask whether it is to end: with 0 it is done, else failed, and it is never restarted
 * @param onExit a word of {@code --on-exit}
 * @param mostRestarts in a sliding five minutes
 */
public record Ending(
        Optional<Boolean> isTask, Optional<String> onExit, Optional<Integer> mostRestarts, Optional<Backoff> backOff) {
    static final Ending NONE = new Ending(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    Ending over(Ending earlier) {
        return new Ending(
                isTask.or(earlier::isTask),
                onExit.or(earlier::onExit),
                mostRestarts.or(earlier::mostRestarts),
                backOff.or(earlier::backOff));
    }
}
