package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The statistics by which the soak judges memory growth. */
class TrendTest {
    private static final int SAMPLES = 27;
    private static final double NOISE = 300;

    /** Samples around 8,000 with noise and a rise, like KiB of live memory in a soak. */
    private static double[] samples(long seed, double rise) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, SAMPLES)
                .mapToDouble(x -> 8_000 + rise * x + NOISE * random.nextGaussian())
                .toArray();
    }

    @Test
    void aLineIsFoundExactly() {
        Trend trend = Trend.of(new double[] {10, 12, 14, 16});

        assertThat(trend.slope()).isEqualTo(2, within(1e-9));
        assertThat(trend.standardError()).isZero();
    }

    @Test
    void tooFewSamplesSayNothing() {
        assertThat(Trend.of(new double[] {1, 100})).isEqualTo(new Trend(0, 0));
    }

    @Test
    void noiseIsNoRiseAndARiseIsFoundInIt() {
        for (long seed = 1; seed <= 200; seed++) {
            Trend noise = Trend.of(samples(seed, 0));
            Trend leak = Trend.of(samples(seed, 64));
            assertThat(noise.slope()).isLessThan(4 * noise.standardError());
            assertThat(leak.slope()).isGreaterThan(4 * leak.standardError());
        }
    }
}
