package dev.jforeman.scenario;

import java.util.List;
import java.util.Locale;

/**
 * What a process uses at a moment.
 *
 * @param kib of memory that is its share (PSS)
 */
record Usage(long kib, int descriptors, int threads) {
    /** Before that a JVM has not settled. */
    private static final int WARM_UP = 3;

    private static final double MOST_KIB_A_SAMPLE = 512;

    static Usage of(long pid) {
        Resources held = Resources.of(pid);
        return new Usage(
                ProcessTable.proportionalKib(pid),
                held.descriptors(),
                held.threads().size());
    }

    /** Whether memory does not grow from sample to sample, once there are enough of them. */
    static boolean isFlat(List<Usage> samples) {
        return samples.size() < 3 * WARM_UP || slope(samples) < MOST_KIB_A_SAMPLE;
    }

    static String trend(List<Usage> samples) {
        return String.format(Locale.ROOT, "memory grows by %.0f KiB a sample", slope(samples));
    }

    /** Least squares; 0 for too few samples. */
    private static double slope(List<Usage> samples) {
        List<Usage> settled = samples.stream().skip(WARM_UP).toList();
        int count = settled.size();
        if (count < 2) {
            return 0;
        }
        double meanX = (count - 1) / 2.0;
        double meanY = settled.stream().mapToLong(Usage::kib).average().orElse(0);
        double above = 0;
        double below = 0;
        for (int x = 0; x < count; x++) {
            above += (x - meanX) * (settled.get(x).kib() - meanY);
            below += (x - meanX) * (x - meanX);
        }
        return above / below;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f MiB, %d descriptors, %d threads", kib / 1024.0, descriptors, threads);
    }
}
