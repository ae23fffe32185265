package dev.jforeman.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.supervisor.Supervisor;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs random sessions for a given time: {@code -Dsim.seconds=60} (default: 30), from the seed {@code -Dsim.first=1}
 * on. {@code -Dsim.seed=N} runs only the session with that seed; {@code -Dsim.loss=KIND} adds the loss of events.
 */
@Tag("slow")
class SimulatorTest {
    private final Shrinker shrinker = new Shrinker(Supervisor::step);
    private final AtomicLong steps = new AtomicLong();
    private final AtomicLong sessions = new AtomicLong();

    @Test
    void noCheckerFindsAnything() throws Exception {
        Long only = Long.getLong("sim.seed");
        Optional<Shrinker.Failing> failing = only == null ? many() : one(only);

        System.out.println("simulator: " + steps + " steps in " + sessions + " sessions");
        assertThat(failing.map(shrinker::shrink).map(Shrinker.Failing::report)).isEmpty();
        assertThat(steps.get()).isPositive();
    }

    private Optional<Shrinker.Failing> one(long seed) {
        Faults.Loss loss = Faults.Loss.valueOf(System.getProperty("sim.loss", Faults.Loss.NONE.name()));
        Scenario scenario = Scenario.draw(seed);
        return shrinker.fails(loss == Faults.Loss.NONE ? scenario : scenario.losing(loss), this::count);
    }

    /** Uses all processors, until the time is up or a session fails. */
    private Optional<Shrinker.Failing> many() throws InterruptedException, ExecutionException {
        Duration time = Duration.ofSeconds(Long.getLong("sim.seconds", 30));
        long deadline = System.nanoTime() + time.toNanos();
        AtomicLong seed = new AtomicLong(Long.getLong("sim.first", 1));
        Queue<Shrinker.Failing> failing = new ConcurrentLinkedQueue<>();
        Runnable work = () -> {
            while (failing.isEmpty() && System.nanoTime() < deadline) {
                one(seed.getAndIncrement()).ifPresent(failing::add);
            }
        };
        int processors = Runtime.getRuntime().availableProcessors();
        try (ExecutorService workers = Executors.newFixedThreadPool(processors)) {
            for (Future<?> done : Collections.nCopies(processors, work).stream()
                    .map(workers::submit)
                    .toList()) {
                done.get();
            }
        }
        return failing.stream().findFirst();
    }

    private void count(int stepsOfSession) {
        steps.addAndGet(stepsOfSession);
        sessions.incrementAndGet();
    }
}
