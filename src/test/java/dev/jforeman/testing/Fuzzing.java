package dev.jforeman.testing;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Feeds mutants to a reader, each with its own seed, for a few seconds or up to a number of them. {@code mvn test
 * -Dtest='*Mutants*' -Dfuzz.inputs=1000000 -Dfuzz.seed=0} is a longer run.
 */
public final class Fuzzing implements Runnable {
    private static final long FIRST_SEED = Long.getLong("fuzz.seed", 0);
    private static final long INPUTS = Long.getLong("fuzz.inputs", Long.MAX_VALUE);
    private static final Duration TIME =
            INPUTS == Long.MAX_VALUE ? Duration.ofSeconds(Long.getLong("fuzz.seconds", 2)) : Duration.ofDays(1);

    /** A limit that no single input exceeds, even on a slow machine. */
    private static final Duration HANG = Duration.ofSeconds(60);

    private final Mutator mutator;
    private final Consumer<byte[]> check;
    private final AtomicLong seed = new AtomicLong(FIRST_SEED);
    private final AtomicReference<Optional<Throwable>> problem = new AtomicReference<>(Optional.empty());

    private Fuzzing(Mutator mutator, Consumer<byte[]> check) {
        this.mutator = mutator;
        this.check = check;
    }

    /**
     * Fails with the seed of the first mutant for which the check fails or does not return.
     *
     * @return the number of mutants
     */
    public static long run(Mutator mutator, Consumer<byte[]> check) throws InterruptedException {
        return new Fuzzing(mutator, check).watch();
    }

    private long watch() throws InterruptedException {
        Thread worker = Thread.ofPlatform().daemon().name("fuzzing").start(this);
        long last = FIRST_SEED - 1;
        while (!worker.join(HANG)) {
            if (seed.get() == last) {
                throw new AssertionError("no end with -Dfuzz.seed=" + last);
            }
            last = seed.get();
        }
        problem.get().ifPresent(e -> {
            throw new AssertionError("with -Dfuzz.seed=" + seed + ": " + e, e);
        });
        return seed.get() - FIRST_SEED;
    }

    @Override
    public void run() {
        long end = System.nanoTime() + TIME.toNanos();
        try {
            while (seed.get() - FIRST_SEED < INPUTS && System.nanoTime() < end) {
                check.accept(mutator.mutant(new SplittableRandom(seed.get())));
                seed.incrementAndGet();
            }
        } catch (Throwable e) {
            problem.set(Optional.of(e));
        }
    }
}
