package dev.jforeman.export.model;

import dev.jforeman.model.DurationText;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Signal;
import java.time.Duration;

/**
 * How an instance is stopped, with the timeout in the units of the targets.
 *
 * @param signal the first signal
 * @param timeout time between that signal and SIGKILL
 */
public record StopRule(Signal signal, Duration timeout) {

    public static StopRule of(ProcessSpec spec) {
        return new StopRule(spec.stop().signal(), spec.stop().timeout());
    }

    public static StopRule of(ProcessType type) {
        return of(type.first());
    }

    /** The timeout in seconds, rounded up, at least 1; for targets with whole seconds, where 0 means no limit. */
    public long seconds() {
        return Math.max(1, timeout.plusSeconds(1).minusNanos(1).toSeconds());
    }

    /** The timeout in milliseconds, at least 1. */
    public long millis() {
        return Math.max(1, timeout.toMillis());
    }

    /** The timeout in seconds with fractions, at least 0.001; for most targets 0 would mean no limit. */
    public String exactSeconds() {
        return DurationText.seconds(Duration.ofMillis(millis()));
    }

    /** Whether the signal is SIGTERM, which every target sends by default. */
    public boolean isDefault() {
        return signal == Signal.TERM;
    }
}
