package dev.jforeman.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * What a jforeman uses at a moment.
 *
 * @param kib of memory that is its share (PSS); it also grows with garbage that is not collected yet
 * @param liveKib of its heap after a collection
 */
record Usage(long kib, long liveKib, int descriptors, int threads) {
    /** Before that a JVM has not settled. */
    private static final int WARM_UP = 3;

    private static final double MOST_KIB_A_SAMPLE = 256;

    static Usage of(long pid) {
        Resources held = Resources.of(pid);
        return new Usage(
                ProcessTable.proportionalKib(pid),
                liveKib(pid),
                held.descriptors(),
                held.threads().size());
    }

    /** The JDK's own tool has the JVM collect its garbage and counts what is left. */
    private static long liveKib(long pid) {
        try {
            Process jcmd = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/jcmd", Long.toString(pid), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String total = jcmd.inputReader().lines().reduce("", (_, line) -> line);
            return Long.parseLong(total.strip().split(" +", -1)[2]) / 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether memory does not grow from sample to sample, once there are enough of them. */
    static boolean isFlat(List<Usage> samples) {
        return samples.size() < 5 * WARM_UP || slope(samples) < MOST_KIB_A_SAMPLE;
    }

    static String trend(List<Usage> samples) {
        return String.format(Locale.ROOT, "live memory grows by %.0f KiB a sample", slope(samples));
    }

    /** Least squares; 0 for too few samples. */
    private static double slope(List<Usage> samples) {
        List<Usage> settled = samples.stream().skip(WARM_UP).toList();
        int count = settled.size();
        if (count < 2) {
            return 0;
        }
        double meanX = (count - 1) / 2.0;
        double meanY = settled.stream().mapToLong(Usage::liveKib).average().orElse(0);
        double above = 0;
        double below = 0;
        for (int x = 0; x < count; x++) {
            above += (x - meanX) * (settled.get(x).liveKib() - meanY);
            below += (x - meanX) * (x - meanX);
        }
        return above / below;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.1f MiB, %.2f MiB of it live, %d descriptors, %d threads",
                kib / 1024.0,
                liveKib / 1024.0,
                descriptors,
                threads);
    }
}
