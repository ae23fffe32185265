package dev.jforeman.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Restart;
import dev.jforeman.model.Restart.Backoff;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.supervisor.RestartPolicy.Decision;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class RestartPolicyTest {
    @Property
    void inNoWindowThereAreMoreRestartsThanAllowed(
            @ForAll @Size(max = 80) List<@LongRange(min = 0, max = 120_000) Long> runsMillis,
            @ForAll @IntRange(min = 0, max = 12) int most,
            @ForAll long start) {
        Restart rule = new Restart(OnExit.RESTART, most, Backoff.DEFAULT);
        RestartHistory history = RestartHistory.EMPTY;
        long now = start; // monotonic nanoseconds start anywhere and wrap around
        List<Long> restarts = new java.util.ArrayList<>();
        for (long millis : runsMillis) {
            Duration ran = Duration.ofMillis(millis);
            now += ran.toNanos();
            if (!(RestartPolicy.decide(rule, history, ran, now, millis) instanceof Decision.Restart restart)) {
                break;
            }
            restarts.add(now);
            history = restart.history();
            now += restart.pause().toNanos();
        }
        for (int i = most; i < restarts.size(); i++) {
            assertThat(restarts.get(i) - restarts.get(i - most))
                    .isGreaterThanOrEqualTo(most == 0 ? 1 : RestartPolicy.WINDOW.toNanos());
        }
        assertThat(history.restartsAt()).hasSizeLessThanOrEqualTo(most);
    }

    @Property
    void aStableRunMakesTheNextAttemptTheFirst(@ForAll @IntRange(min = 30, max = 100_000) int seconds) {
        RestartHistory history = new RestartHistory(List.of(), 6, 0, 6, java.util.Optional.empty(), ChangeHistory.NONE);

        assertThat(RestartPolicy.decide(Restart.usual(OnExit.RESTART), history, Duration.ofSeconds(seconds), 0, 0))
                .isInstanceOfSatisfying(Decision.Restart.class, restart -> {
                    assertThat(restart.nominal()).isEqualTo(Backoff.DEFAULT.first());
                    assertThat(restart.history().attempt()).isEqualTo(1);
                    assertThat(restart.history().total()).isEqualTo(7);
                });
    }
}
