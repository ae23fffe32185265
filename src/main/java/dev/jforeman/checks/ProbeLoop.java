package dev.jforeman.checks;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * One question, asked again and again until its thread is interrupted.
 *
 * @param listener hears each finding
 */
public record ProbeLoop(Prober question, ProbeSchedule rhythm, Consumer<ProbeResult> listener) implements Runnable {
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
}
