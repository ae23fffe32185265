package dev.jforeman.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.supervisor.Supervisor;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Loses many events of one kind at a time. Even then no process is started twice, and a stop ends in time, at the
 * latest after repeated signals. Only a start without an answer is awaited.
 */
@Tag("slow")
class LostEventsTest {
    private static final long SEEDS = 2000;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aStopEndsWhateverIsLost(Faults.Loss loss) {
        Shrinker shrinker = new Shrinker(Supervisor::step);
        AtomicLong steps = new AtomicLong();

        Optional<Shrinker.Failing> failing = LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> shrinker.fails(Scenario.draw(seed).losing(loss), steps::addAndGet))
                .flatMap(Optional::stream)
                .findFirst();

        assertThat(failing.map(shrinker::shrink).map(Shrinker.Failing::report)).isEmpty();
        assertThat(steps.get()).isGreaterThan(SEEDS);
    }
}
