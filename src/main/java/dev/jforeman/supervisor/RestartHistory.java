package dev.jforeman.supervisor;

import java.util.List;

/**
 * The restarts of one instance that still count.
 *
 * @param restartsAt when, in monotonic nanoseconds, oldest first; never longer than the policy's limit
 * @param attempt restarts since it was last stable
 * @param total restarts in all, those asked for left out
 */
public record RestartHistory(List<Long> restartsAt, int attempt, int total) {
    /** Nothing happened yet. */
    public static final RestartHistory EMPTY = new RestartHistory(List.of(), 0, 0);

    /** People asked for a start: earlier crashes do not count any more. */
    RestartHistory forgiven() {
        return new RestartHistory(List.of(), 0, total);
    }

    public RestartHistory {
        restartsAt = List.copyOf(restartsAt);
    }
}
