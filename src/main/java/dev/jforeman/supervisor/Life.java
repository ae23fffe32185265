package dev.jforeman.supervisor;

import dev.jforeman.model.Outcome;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one incarnation that was started. It is over only when its leader ended, no member
 * of its process group is left, and its output reached the end; the three come in any order.
 *
 * @param pid the leader, and so the process group
 * @param since when it started, monotonic nanoseconds
 * @param end how and when the leader ended
 * @param isGroupEmpty no live member is left
 * @param isOutputClosed the last byte was read
 */
public record Life(long pid, long since, Optional<End> end, boolean isGroupEmpty, boolean isOutputClosed) {
    /**
     * The end of a leader.
     *
     * @param at monotonic nanoseconds
     * @param ran how long it had lived
     * @param isByItself it exited before jforeman began to stop it
     */
    public record End(Outcome outcome, long at, Duration ran, boolean isByItself) {}

    /** Nothing is known yet. */
    static final Life UNKNOWN = new Life(0, 0, Optional.empty(), false, false);

    /** An end that was noticed before the spawn was confirmed did not happen before the start. */
    Life begun(long leader, long at) {
        Optional<End> asItWas = end.map(e -> new End(e.outcome(), e.at(), Duration.ZERO, e.isByItself()));
        return new Life(leader, end.map(e -> Math.min(e.at(), at)).orElse(at), asItWas, isGroupEmpty, isOutputClosed);
    }

    /** A leader exits once: a further event about its end changes nothing. */
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

    /** Nothing of it can run any more, though its output may still be held open by a process that left the group. */
    boolean isDead() {
        return end.isPresent() && isGroupEmpty;
    }

    boolean isOver() {
        return isDead() && isOutputClosed;
    }

    /** Written out, as is {@link #hashCode}: the JVM would make both when the first process ends. */
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
