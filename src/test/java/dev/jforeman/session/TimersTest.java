package dev.jforeman.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.InstanceName;
import dev.jforeman.session.EventLoop.Timers;
import dev.jforeman.supervisor.TimerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimersTest {
    private static final long NOW = 1_000_000;
    private static final TimerId KILL = timer(1);
    private static final TimerId RESTART = timer(2);
    private static final TimerId DRAIN = timer(3);

    private final Timers timers = new Timers();

    private static TimerId timer(int incarnation) {
        return new TimerId.OfInstance(new InstanceName("a", 1), incarnation, TimerId.Kind.STOP);
    }

    private List<TimerId> allDue(long now) {
        List<TimerId> due = new ArrayList<>();
        for (Optional<TimerId> next = timers.takeDue(now); next.isPresent(); next = timers.takeDue(now)) {
            due.add(next.get());
        }
        return due;
    }

    @Test
    void withoutTimersNothingIsWaitedFor() {
        assertThat(timers.untilNext(NOW)).isEqualTo(Long.MAX_VALUE);
        assertThat(timers.takeDue(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void itIsDueAtItsInstantAndNotBefore() {
        timers.arm(KILL, NOW, Duration.ofNanos(10));

        assertThat(timers.untilNext(NOW)).isEqualTo(10);
        assertThat(timers.takeDue(NOW + 9)).isEmpty();
        assertThat(allDue(NOW + 10)).containsExactly(KILL);
    }

    /** Several timers are overdue at once after the machine or jforeman was frozen. */
    @Test
    void thoseThatFellDueTogetherComeInTheirOrderAndOnce() {
        timers.arm(DRAIN, NOW, Duration.ofSeconds(3));
        timers.arm(KILL, NOW, Duration.ofSeconds(1));
        timers.arm(RESTART, NOW, Duration.ofSeconds(2));

        long muchLater = NOW + Duration.ofHours(1).toNanos();
        assertThat(allDue(muchLater)).containsExactly(KILL, RESTART, DRAIN);
        assertThat(allDue(muchLater)).isEmpty();
    }

    @Test
    void atTheSameInstantTheFirstArmedIsFirst() {
        timers.arm(RESTART, NOW, Duration.ofNanos(5));
        timers.arm(DRAIN, NOW, Duration.ofNanos(5));
        timers.arm(KILL, NOW, Duration.ofNanos(5));

        assertThat(allDue(NOW + 5)).containsExactly(RESTART, DRAIN, KILL);
    }

    @Test
    void aCancelledTimerNeverFiresAndNoOtherIsAffected() {
        timers.arm(KILL, NOW, Duration.ofNanos(1));
        timers.arm(DRAIN, NOW, Duration.ofNanos(2));
        timers.cancel(KILL);
        timers.cancel(RESTART);

        assertThat(timers.untilNext(NOW)).isEqualTo(2);
        assertThat(allDue(NOW + 100)).containsExactly(DRAIN);
    }

    @Test
    void armedAgainItCountsFromThen() {
        timers.arm(KILL, NOW, Duration.ofNanos(5));
        timers.arm(KILL, NOW + 4, Duration.ofNanos(5));

        assertThat(timers.takeDue(NOW + 5)).isEmpty();
        assertThat(allDue(NOW + 9)).containsExactly(KILL);
    }

    /** {@link System#nanoTime} may start anywhere, also shortly before {@link Long#MAX_VALUE}. */
    @Test
    void theClockMayOverflow() {
        long end = Long.MAX_VALUE;
        timers.arm(DRAIN, end - 5, Duration.ofNanos(20));
        timers.arm(KILL, end - 5, Duration.ofNanos(2));

        assertThat(timers.untilNext(end - 5)).isEqualTo(2);
        assertThat(allDue(end)).containsExactly(KILL);
        assertThat(timers.takeDue(end + 10)).isEmpty();
        assertThat(allDue(end + 15)).containsExactly(DRAIN);
    }
}
