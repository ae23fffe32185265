package dev.jforeman.supervisor;

import dev.jforeman.model.Outcome;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one started incarnation. It is over when its leader has exited, no member of its process group is
 * left, and the end of its output was reached; these can happen in any order.
 *
 * @param pid the process id of the leader, which is also the number of the group
 * @param since when it started, in monotonic nanoseconds
 * @param end how and when the leader exited
 * @param isGroupEmpty whether no live member is left
 * @param isOutputClosed whether all output was read
 */
public record Life(long pid, long since, Optional<End> end, boolean isGroupEmpty, boolean isOutputClosed) {
    /**
     * The exit of a leader.
     *
     * @param at when, in monotonic nanoseconds
     * @param ran how long it had run
     * @param isByItself whether it exited before jforeman started to stop it
     */
    public record End(Outcome outcome, long at, Duration ran, boolean isByItself) {}

    /** Nothing is known yet. */
    static final Life UNKNOWN = new Life(0, 0, Optional.empty(), false, false);

    /** The exit may be reported before the start is confirmed, but its time is never before that of the start. */
    Life begun(long leader, long at) {
        Optional<End> asItWas = end.map(e -> new End(e.outcome(), e.at(), Duration.ZERO, e.isByItself()));
        return new Life(leader, end.map(e -> Math.min(e.at(), at)).orElse(at), asItWas, isGroupEmpty, isOutputClosed);
    }

    /** A leader exits only once, so a second event about it is ignored. */
    Life leaderEnded(Outcome outcome, long at, boolean isByItself) {
        End first = end.orElseGet(() -> new End(outcome, at, Duration.ofNanos(Math.max(0, at - since)), isByItself));
        return new Life(pid, since, Optional.of(first), isGroupEmpty, isOutputClosed);
    }

    Life groupEmptied() {
        return new Life(pid, since, end, true, isOutputClosed);
    }

    Life outputClosed() {
        return new Life(pid, since, end, isGroupEmpty, true);
    }

    /** Whether none of its processes can run any more. A process that left the group may still hold its output open. */
    boolean isDead() {
        return end.isPresent() && isGroupEmpty;
    }

    boolean isOver() {
        return isDead() && isOutputClosed;
    }

    /** Written by hand, like {@link #hashCode}, because the JVM would generate both when the first process exits. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Life that
                && pid == that.pid
                && since == that.since
                && isGroupEmpty == that.isGroupEmpty
                && isOutputClosed == that.isOutputClosed
                && end.equals(that.end);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(pid) + Long.hashCode(since);
    }
}
