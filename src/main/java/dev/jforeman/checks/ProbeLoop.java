package dev.jforeman.checks;

import dev.jforeman.checks.Prober.ProbeResult;
import dev.jforeman.os.kernel.Threads.Round;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One question, asked again and again until its thread is interrupted. */
final class ProbeLoop implements Round {
    private final Supplier<Prober> questions;
    private final ProbeSchedule schedule;
    private final Consumer<ProbeResult> listener;
    private final Consumer<Throwable> whenFailed;
    private final long begun = System.nanoTime();
    private Optional<Prober> question = Optional.empty();
    private Duration pause;

    /**
     * Nothing is asked yet.
     *
     * @param questions makes the question
     * @param listener hears each finding
     * @param whenFailed hears that the question itself failed, which is no answer
     */
    ProbeLoop(
            Supplier<Prober> questions,
            ProbeSchedule schedule,
            Consumer<ProbeResult> listener,
            Consumer<Throwable> whenFailed) {
        this.questions = questions;
        this.schedule = schedule;
        this.listener = listener;
        this.whenFailed = whenFailed;
        this.pause = schedule.first();
    }

    @Override
    public boolean run() throws InterruptedException {
        Thread.sleep(pause);
        try {
            listener.accept(ask());
        } catch (RuntimeException | Error e) {
            whenFailed.accept(e);
            throw e;
        } finally {
            pause = schedule.pause(Duration.ofNanos(System.nanoTime() - begun));
        }
        return true;
    }

    private ProbeResult ask() throws InterruptedException {
        if (question.isEmpty()) {
            question = Optional.of(questions.get());
        }
        return question.get().ask(schedule.timeout());
    }

    /**
     * When a question is asked.
     *
     * @param first the pause before the first time
     * @param interval between two times; empty for a short pause as long as most processes need to start, and a longer
     *     one after that
     * @param timeout for one answer
     */
    public record ProbeSchedule(Duration first, Optional<Duration> interval, Duration timeout) {
        /** A server is ready at most this long before it is noticed, and the time a try takes. */
        static final Duration SHORT = Duration.ofMillis(50);

        static final Duration LONG = Duration.ofMillis(500);
        static final Duration MOST_START_WITHIN = Duration.ofSeconds(5);

        private static final Duration TIMEOUT_AT_START = Duration.ofSeconds(5);

        /** For a process that is not ready yet. */
        static ProbeSchedule untilReady(Optional<Duration> interval) {
            return new ProbeSchedule(Duration.ZERO, interval, TIMEOUT_AT_START);
        }

        /**
         * Once, after a delay, which may be zero; the interval matters only if the first result is not handled at once.
         */
        static ProbeSchedule after(Duration delay) {
            return new ProbeSchedule(delay, Optional.of(LONG), delay);
        }

        /** For a process that runs. */
        static ProbeSchedule steady(Duration interval, Duration timeout) {
            return new ProbeSchedule(interval, Optional.of(interval), timeout);
        }

        /** The pause before the next time. */
        Duration pause(Duration sinceFirst) {
            return interval.orElse(sinceFirst.compareTo(MOST_START_WITHIN) < 0 ? SHORT : LONG);
        }
    }
}
