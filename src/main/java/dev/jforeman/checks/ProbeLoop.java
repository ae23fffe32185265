package dev.jforeman.checks;

import dev.jforeman.checks.Prober.ProbeResult;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One question, asked again and again until its thread is interrupted.
 *
 * @param listener hears each finding
 */
record ProbeLoop(Prober question, ProbeSchedule rhythm, Consumer<ProbeResult> listener) implements Runnable {
    @Override
    public void run() {
        long begun = System.nanoTime();
        try {
            Thread.sleep(rhythm.first());
            while (true) {
                listener.accept(question.ask(rhythm.patience()));
                Thread.sleep(rhythm.pause(Duration.ofNanos(System.nanoTime() - begun)));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * When a question is asked.
     *
     * @param first the pause before the first time
     * @param interval between two times; empty for a short pause as long as most processes need to start, and a longer one
     *     after that
     * @param patience for one answer
     */
    public record ProbeSchedule(Duration first, Optional<Duration> interval, Duration patience) {
        /** A server is ready at most this long before it is noticed, and the time a try takes. */
        static final Duration SHORT = Duration.ofMillis(50);

        static final Duration LONG = Duration.ofMillis(500);
        static final Duration MOST_START_WITHIN = Duration.ofSeconds(5);

        private static final Duration PATIENCE_AT_START = Duration.ofSeconds(5);

        /** For a process that is not ready yet. */
        static ProbeSchedule untilReady(Optional<Duration> interval) {
            return new ProbeSchedule(Duration.ZERO, interval, PATIENCE_AT_START);
        }

        /** Once, after a while, which may be nothing; the pause is for who does not hear the first answer at once. */
        static ProbeSchedule after(Duration delay) {
            return new ProbeSchedule(delay, Optional.of(LONG), delay);
        }

        /** For a process that runs. */
        static ProbeSchedule steady(Duration interval, Duration patience) {
            return new ProbeSchedule(interval, Optional.of(interval), patience);
        }

        /** The pause before the next time. */
        Duration pause(Duration sinceFirst) {
            return interval.orElse(sinceFirst.compareTo(MOST_START_WITHIN) < 0 ? SHORT : LONG);
        }
    }
}
