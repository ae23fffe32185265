package dev.jforeman.sim;

import java.util.List;
import java.util.Random;

/** Independent random generators: drawing from one does not change the values of another. */
final class Seeds {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private Seeds() {}

    static Random random(long seed, Object... about) {
        long mixed = seed;
        for (Object part : about) {
            mixed = (mixed ^ part.hashCode()) * GOLDEN_GAMMA;
            mixed ^= mixed >>> 29;
        }
        return new Random(mixed);
    }

    /** One of these values with equal probability. */
    static long oneOf(Random random, long... values) {
        return values[random.nextInt(values.length)];
    }

    static <T> T oneOf(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    static boolean percent(Random random, int percent) {
        return random.nextInt(100) < percent;
    }
}
