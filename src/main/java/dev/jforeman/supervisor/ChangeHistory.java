package dev.jforeman.supervisor;

import java.time.Duration;
import java.util.Optional;

/**
 * The changes of files that an instance was restarted for, or sent a signal. A process that writes into what it watches
 * would be restarted for ever, so changes that each come soon after what the one before led to have a limit; after that
 * they are not followed until files have been left alone for a while.
 *
 * @param row how many in a row were followed and came soon
 * @param last when files changed last, monotonic nanoseconds
 * @param isSuspended whether the limit was reached
 */
public record ChangeHistory(int row, Optional<Long> last, boolean isSuspended) {
    /** No file has changed yet. */
    static final ChangeHistory NONE = new ChangeHistory(0, Optional.empty(), false);

    /** So many in a row are followed. */
    public static final int MOST_IN_A_ROW = 10;

    /** A change that comes sooner after a start may come from what was started. */
    public static final Duration SOON = Duration.ofSeconds(10);

    /** After the limit was reached, so long no file must change. */
    public static final Duration CALM = Duration.ofSeconds(30);

    /** What follows a change. */
    enum Answer {
        FOLLOW,
        /** The limit is reached just now. */
        SUSPEND,
        /** The limit was reached before. */
        IGNORE
    }

    Answer answer(long started, long now) {
        if (isSuspended) {
            boolean isCalm = last.filter(at -> now - at < CALM.toNanos()).isEmpty();
            return isCalm ? Answer.FOLLOW : Answer.IGNORE;
        }
        return isSoon(started, now) && row >= MOST_IN_A_ROW ? Answer.SUSPEND : Answer.FOLLOW;
    }

    /** With a change in it. After a suspension half of the limit is left. */
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

    /** After its start, or after the last signal that it got instead. */
    private boolean isSoon(long started, long now) {
        return now - started < SOON.toNanos()
                || last.filter(at -> now - at < SOON.toNanos()).isPresent();
    }
}
