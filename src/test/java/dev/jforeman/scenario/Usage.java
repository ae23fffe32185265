package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * Resource usage of a running jforeman at one moment.
 *
 * @param kib proportional share of memory (PSS), including garbage that is not collected yet
 * @param liveKib live heap after a garbage collection
 */
record Usage(long kib, long liveKib, int descriptors, int threads) {
    /** The first samples are skipped, because the JVM still warms up. */
    private static final int WARM_UP = 3;

    private static final int FEWEST_SAMPLES = 8;

    /** Noise exceeds this once in some thousand cases, so stronger growth is real. */
    private static final double STANDARD_ERRORS = 4;

    /** Growth below one mebibyte per hour does not count. */
    private static final double LEAST_KIB_A_SAMPLE = 16;

    static Usage of(long pid) {
        Resources held = Resources.of(pid);
        return new Usage(
                ProcessTable.proportionalKib(pid),
                liveKib(pid),
                held.descriptors(),
                held.threads().size());
    }

    /**
     * The JDK's own tool triggers a garbage collection and counts live memory. A JVM without an attach listener would
     * receive SIGQUIT first, see {@link Scenario#withAttachListener}.
     */
    private static long liveKib(long pid) {
        try {
            Process jcmd = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/jcmd", Long.toString(pid), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String total = jcmd.inputReader().lines().reduce("", (_, line) -> line);
            assertThat(total).startsWith("Total ");
            return Long.parseLong(total.strip().split(" +", -1)[2]) / 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the live memory does not grow, as far as the samples can show. */
    static boolean isFlat(List<Usage> samples) {
        Trend trend = Trend.of(settled(samples));
        return samples.size() < WARM_UP + FEWEST_SAMPLES
                || trend.slope() < Math.max(LEAST_KIB_A_SAMPLE, STANDARD_ERRORS * trend.standardError());
    }

    static String trend(List<Usage> samples) {
        Trend trend = Trend.of(settled(samples));
        return String.format(
                Locale.ROOT,
                "live memory grows by %.1f KiB a sample, with a standard error of %.1f KiB",
                trend.slope(),
                trend.standardError());
    }

    /** The growth of live memory per sample; 0 for too few samples. */
    static double kibPerSample(List<Usage> samples) {
        return samples.size() < WARM_UP + FEWEST_SAMPLES
                ? 0
                : Trend.of(settled(samples)).slope();
    }

    private static double[] settled(List<Usage> samples) {
        return samples.stream().skip(WARM_UP).mapToDouble(Usage::liveKib).toArray();
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
