package dev.jforeman.supervisor;

import java.util.Optional;

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
     */
    public record End(Outcome outcome, long at) {}

    /** Nothing is known yet. */
    static final Life UNKNOWN = new Life(0, 0, Optional.empty(), false, false);

    Life begun(long leader, long at) {
        return new Life(leader, at, end, isGroupEmpty, isOutputClosed);
    }

    Life leaderEnded(Outcome outcome, long at) {
        return new Life(pid, since, Optional.of(new End(outcome, at)), isGroupEmpty, isOutputClosed);
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
}
