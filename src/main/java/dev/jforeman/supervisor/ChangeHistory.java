package dev.jforeman.supervisor;

import java.time.Duration;
import java.util.Optional;

/**
 * The file changes that made an instance restart or receive a signal. A process that writes to files it watches would
 * be restarted forever, so the number of consecutive changes, each soon after the last restart, is limited. After that,
 * changes are ignored until there was none for a while.
 *
 * @param row the number of consecutive changes that came soon and caused a restart
 * @param last when files changed last, in monotonic nanoseconds
 * @param isSuspended whether the limit was reached
 */
public record ChangeHistory(int row, Optional<Long> last, boolean isSuspended) {
    /** No file has changed yet. */
    static final ChangeHistory NONE = new ChangeHistory(0, Optional.empty(), false);

    /** The maximum number of changes in a row that cause a restart. */
    public static final int MOST_IN_A_ROW = 10;

    /** A change that comes sooner after a start may have been made by the started process itself. */
    public static final Duration SOON = Duration.ofSeconds(10);

    /** After the limit was reached, the time without changes until changes count again. */
    public static final Duration CALM = Duration.ofSeconds(30);

    /** The reaction to a change. */
    enum Answer {
        FOLLOW,
        /** This change reaches the limit. */
        SUSPEND,
        /** The limit was reached earlier. */
        IGNORE
    }

    Answer answer(long started, long now) {
        if (isSuspended) {
            boolean isCalm = last.filter(at -> now - at < CALM.toNanos()).isEmpty();
            return isCalm ? Answer.FOLLOW : Answer.IGNORE;
        }
        return isSoon(started, now) && row >= MOST_IN_A_ROW ? Answer.SUSPEND : Answer.FOLLOW;
    }

    /** The history including this change. After a suspension, half of the limit is available again. */
    ChangeHistory changed(long started, long now) {
        Optional<Long> at = Optional.of(now);
        return switch (answer(started, now)) {
            case SUSPEND, IGNORE -> new ChangeHistory(row, at, true);
            case FOLLOW ->
                isSuspended
                        ? new ChangeHistory(MOST_IN_A_ROW / 2, at, false)
                        : new ChangeHistory(isSoon(started, now) ? row + 1 : 0, at, false);
        };
    }

    /** Whether the change came soon after the start, or after the last signal that was sent instead of a restart. */
    private boolean isSoon(long started, long now) {
        return now - started < SOON.toNanos()
                || last.filter(at -> now - at < SOON.toNanos()).isPresent();
    }
}
