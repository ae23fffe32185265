package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static final int FEWEST_SAMPLES = 8;

    /** Chance alone exceeds that once in some thousand times, so growth beyond it is no noise. */
    private static final double STANDARD_ERRORS = 4;

    /** Less than a mebibyte an hour is none. */
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
     * The JDK's own tool has the JVM collect its garbage and counts what is left. A JVM without an attach listener would
     * get a SIGQUIT first, see {@link Scenario#withAttachListener}.
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

    /** Whether the live memory does not grow from sample to sample, as far as they can tell. */
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

    /** How much live memory grows from sample to sample; 0 for too few of them to tell. */
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
