package dev.jforeman.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.supervisor.Supervisor;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random sessions for a given time: {@code -Dsim.seconds=60}, 30 without it, from the seed
 * {@code -Dsim.first=1} on. {@code -Dsim.seed=N} runs only the session with that seed instead.
 */
@Tag("slow")
class SimulatorTest {
    private final Shrinker shrinker = new Shrinker(Supervisor::step);
    private final AtomicLong steps = new AtomicLong();
    private final AtomicLong sessions = new AtomicLong();

    @Test
    void noCheckerFindsAnything() {
        Optional<Shrinker.Failing> failing = seeds().parallel()
                .mapToObj(seed -> shrinker.fails(Scenario.draw(seed), this::count))
                .flatMap(Optional::stream)
                .findAny();

        System.out.println("simulator: " + steps + " steps in " + sessions + " sessions");
        assertThat(failing.map(shrinker::shrink).map(Shrinker.Failing::report)).isEmpty();
        assertThat(steps.get()).isPositive();
    }

    private static LongStream seeds() {
        Long only = Long.getLong("sim.seed");
        if (only != null) {
            return LongStream.of(only);
        }
        long deadline = System.nanoTime()
                + Duration.ofSeconds(Long.getLong("sim.seconds", 30)).toNanos();
        return LongStream.iterate(Long.getLong("sim.first", 1), seed -> seed + 1)
                .takeWhile(_ -> System.nanoTime() < deadline);
    }

    private void count(int stepsOfSession) {
        steps.addAndGet(stepsOfSession);
        sessions.incrementAndGet();
    }
}
