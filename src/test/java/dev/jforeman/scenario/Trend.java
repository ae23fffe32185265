package dev.jforeman.scenario;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A straight line fitted to equally spaced samples by least squares.
 *
 * @param slope the rise per sample, 0 for too few samples
 * @param standardError the standard deviation of the slope if the true slope is 0
 */
record Trend(double slope, double standardError) {
    private static final int FEWEST = 3;

    static Trend of(double[] samples) {
        if (samples.length < FEWEST) {
            return new Trend(0, 0);
        }
        double middle = (samples.length - 1) / 2.0;
        double mean = Arrays.stream(samples).average().orElse(0);
        double spread = sum(samples, x -> (x - middle) * (x - middle));
        double slope = sum(samples, x -> (x - middle) * (samples[x] - mean)) / spread;
        double residuals = sum(samples, x -> Math.pow(samples[x] - mean - slope * (x - middle), 2));
        return new Trend(slope, Math.sqrt(residuals / (samples.length - 2) / spread));
    }

    private static double sum(double[] samples, IntToDoubleFunction term) {
        return IntStream.range(0, samples.length).mapToDouble(term).sum();
    }
}
