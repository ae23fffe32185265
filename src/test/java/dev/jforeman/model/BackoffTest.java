package dev.jforeman.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Restart.Backoff;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Property
    void pausesGrowUpToTheMaximum(@ForAll @IntRange(min = 1, max = 1_000_000) int attempt) {
        Backoff backoff = Backoff.DEFAULT;

        assertThat(backoff.pause(attempt)).isBetween(backoff.first(), backoff.longest());
        assertThat(backoff.pause(attempt + 1)).isGreaterThanOrEqualTo(backoff.pause(attempt));
    }

    @Property
    void jitterAddsATenthAtMostAndTakesNothingAway(
            @ForAll @IntRange(min = 1, max = 100) int attempt, @ForAll long dice) {
        Duration nominal = Backoff.DEFAULT.pause(attempt);

        assertThat(Backoff.DEFAULT.pause(attempt, dice))
                .isBetween(nominal, nominal.plus(nominal.dividedBy(10)))
                .isEqualTo(Backoff.DEFAULT.pause(attempt, dice));
    }

    @Property
    void anyPauseDoublesAtMost(
            @ForAll @LongRange(min = 1, max = 1L << 50) long first,
            @ForAll @LongRange(min = 1, max = 1L << 50) long longest,
            @ForAll @IntRange(min = 1, max = 80) int attempt) {
        Backoff backoff = new Backoff(Duration.ofNanos(first), Duration.ofNanos(longest));

        assertThat(backoff.pause(attempt + 1))
                .isBetween(backoff.pause(attempt), backoff.pause(attempt).multipliedBy(2));
    }

    @Test
    void aMaximumBelowTheFirstPauseMeansTheFirstPause() {
        Backoff backoff = new Backoff(Duration.ofSeconds(3), Duration.ofSeconds(1));

        assertThat(backoff.pause(1)).isEqualTo(backoff.pause(9)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aPauseOfZeroStaysZero() {
        assertThat(new Backoff(Duration.ZERO, Duration.ZERO).pause(5, 7)).isZero();
    }
}
