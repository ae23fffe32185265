package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The restarts of one instance that still count.
 *
 * @param restartsAt their times in monotonic nanoseconds, oldest first; never more than the policy's limit
 * @param attempt the number of restarts since it was last stable
 * @param refusals how often in a row it could not be started
 * @param total the number of all restarts except requested ones
 * @param firstFailure the first failure since it was last stable
 * @param changes the changes of its files
 */
public record RestartHistory(
        List<Long> restartsAt,
        int attempt,
        int refusals,
        int total,
        Optional<Failure> firstFailure,
        ChangeHistory changes) {
    /** A run of at least this length counts as stable. */
    static final Duration STABLE_AFTER = Duration.ofSeconds(30);

    /** Nothing happened yet. */
    public static final RestartHistory EMPTY =
            new RestartHistory(List.of(), 0, 0, 0, Optional.empty(), ChangeHistory.NONE);

    public RestartHistory {
        restartsAt = List.copyOf(restartsAt);
    }

    /** Used for a start after which earlier failures no longer count. */
    RestartHistory cleared() {
        return new RestartHistory(List.of(), 0, 0, total, Optional.empty(), changes);
    }

    /** Used for a requested start, after which earlier changes no longer count. */
    RestartHistory withoutChanges() {
        return changed(ChangeHistory.NONE);
    }

    RestartHistory changed(ChangeHistory next) {
        return new RestartHistory(restartsAt, attempt, refusals, total, firstFailure, next);
    }

    RestartHistory restarted(List<Long> at, int nextAttempt) {
        return new RestartHistory(at, nextAttempt, 0, total + 1, firstFailure, changes);
    }

    RestartHistory refused() {
        return new RestartHistory(restartsAt, attempt, refusals + 1, total, firstFailure, changes);
    }

    /** The operating system started it. */
    RestartHistory accepted() {
        return refusals == 0 ? this : new RestartHistory(restartsAt, attempt, 0, total, firstFailure, changes);
    }

    RestartHistory failed(Failure failure) {
        boolean noteRecovery = firstFailure.isEmpty() || failure.ran().compareTo(STABLE_AFTER) >= 0;
        return noteRecovery
                ? new RestartHistory(restartsAt, attempt, refusals, total, Optional.of(failure), changes)
                : this;
    }

    /** It exited as expected. */
    RestartHistory recovered() {
        return new RestartHistory(restartsAt, attempt, refusals, total, Optional.empty(), changes);
    }

    /**
     * An incarnation that failed on its own.
     *
     * @param name of the instance
     * @param incarnation the number of the run
     * @param what a description, for example {@code exited with code 7 after 3.2 s}
     * @param code the exit code that it leads to
     * @param ran how long it had run
     * @param at when, in monotonic nanoseconds
     */
    public record Failure(InstanceName name, int incarnation, String what, int code, Duration ran, long at) {}
}
